/**
 * Which tokens stay, given their scores and a budget: one small file per rule.
 *
 * <p>To add one: implement {@link fastv.core.prune.Selector} and add a line to {@code
 * StrategiesModule}. May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.strategies.select;

import org.jspecify.annotations.NullMarked;
