/**
 * Running experiments: {@link fastv.eval.run.Planner} turns a valid file into an {@link
 * fastv.eval.run.ExperimentPlan} without reading a weight, and refuses what could not work; {@link
 * fastv.eval.run.Forecast} says what it would cost; {@link fastv.eval.run.Runner} answers every
 * sample under every setting and seed, and journals each answer before the next begins.
 *
 * <p>May depend on {@code fastv.eval.data}, {@code fastv.eval.experiment} and {@code fastv.core};
 * prints nothing, a {@link fastv.eval.run.RunListener} is told.
 */
@NullMarked
package fastv.eval.run;

import org.jspecify.annotations.NullMarked;
