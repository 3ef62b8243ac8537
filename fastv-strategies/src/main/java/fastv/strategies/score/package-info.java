/**
 * What a token is worth: one small file per signal. Each cites its paper and says where the
 * authors' code departs from it.
 *
 * <p>To add one: implement {@link fastv.core.prune.Score} and add a line to {@code
 * StrategiesModule}. May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.strategies.score;

import org.jspecify.annotations.NullMarked;
