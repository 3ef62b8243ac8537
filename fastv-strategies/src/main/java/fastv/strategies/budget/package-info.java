/**
 * How many tokens stay where a ratio or a count does not say it: from the scores themselves, per
 * crop, per block. One small file per rule.
 *
 * <p>May depend on {@code fastv.core.prune}, {@code fastv.strategies.select} and {@code
 * fastv.strategies.tiling}.
 */
@NullMarked
package fastv.strategies.budget;

import org.jspecify.annotations.NullMarked;
