/**
 * The table of contents of this jar: {@link fastv.strategies.StrategiesModule} binds every method
 * and every part it is made of under its public name.
 *
 * <p>Scores stand in {@code score}, selection rules in {@code select}, whole methods in {@code
 * named}. May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.strategies;

import org.jspecify.annotations.NullMarked;
