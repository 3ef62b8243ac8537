/**
 * The trainer. {@link fastv.eval.training.Trainer} reads like the recipe it follows: stages, each
 * with what it shows, how fast it learns and when it is over. {@link
 * fastv.eval.training.TrainingRecipe} is its file, {@link fastv.eval.training.Lessons} makes
 * batches, {@link fastv.eval.training.HeldOut} measures on scenes that are never trained on, {@link
 * fastv.eval.training.TrainingFolder} keeps everything on disk.
 *
 * <p>What a step shows depends on its number alone, so a training that was killed continues to the
 * same curve from the last state it wrote. May depend on {@code fastv.core} and {@code
 * fastv.eval.scenes} and {@code fastv.eval.data.easyvqa}.
 */
@NullMarked
package fastv.eval.training;

import org.jspecify.annotations.NullMarked;
