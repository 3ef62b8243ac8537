/**
 * The golden kinds of the methods that act on the tower's output: each computes its cases with the
 * parts of {@code select}, {@code merge}, {@code budget}, {@code transform} and {@code tiling}.
 *
 * <p>To add one: implement {@link fastv.core.conformance.ConformanceKind} and add a line to {@code
 * StrategiesModule}. May depend on {@code fastv.core} and all packages of this module's parts.
 */
@NullMarked
package fastv.strategies.conformance;

import org.jspecify.annotations.NullMarked;
