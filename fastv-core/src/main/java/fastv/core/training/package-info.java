/**
 * What training is made of: {@link fastv.core.training.TrainableFamily} makes a model that can
 * learn, {@link fastv.core.training.TrainingState} holds its weights and the optimiser's memory,
 * {@link fastv.core.training.Learner} takes one step, {@link fastv.core.training.LearningRate} says
 * how large. What is learned, and for how long, is the trainer's business.
 *
 * <p>May depend on {@code fastv.core.kernel}, {@code fastv.core.weights}, {@code fastv.core.config}
 * and {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.training;

import org.jspecify.annotations.NullMarked;
