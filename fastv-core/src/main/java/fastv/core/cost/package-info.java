/**
 * What a run costs: floating-point operations by named formula, bytes of the key-value cache, wall
 * time by stage, peak memory. Arithmetic on shapes and token counts; knows no tensor and no
 * strategy.
 *
 * <p>Start at {@link fastv.core.cost.FlopsFormula}: {@link fastv.core.cost.FlopsInput} goes in,
 * {@link fastv.core.cost.FlopsReport} comes out. {@link fastv.core.cost.TokensPerLayer} is the
 * number everything else follows from.
 *
 * <p>May depend on the JDK, Gson and {@code fastv.core.conformance}.
 */
@NullMarked
package fastv.core.cost;

import org.jspecify.annotations.NullMarked;
