/**
 * Options of a strategy that are found on samples of a model: {@link fastv.core.fit.StrategyFit} is
 * what a method brings, {@link fastv.core.fit.FittedOptions} the file in between.
 *
 * <p>May depend on {@code fastv.core.decode}, {@code fastv.core.cost}, {@code fastv.core.token},
 * {@code fastv.core.json} and {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.fit;

import org.jspecify.annotations.NullMarked;
