package fastv.eval.training;

import fastv.core.kernel.TrainedShape;
import fastv.core.kernel.TrainingKernels;
import fastv.core.training.TrainableModel;
import fastv.core.training.TrainingState;

/**
 * What is trained, and what computes it.
 *
 * @param model what its weights mean
 * @param shape what kernels know of it
 * @param state its weights
 * @param kernels that train it
 * @param flops of its passes
 * @param engine that runs the kernels, for the card
 */
record TrainedModel(
        TrainableModel model,
        TrainedShape shape,
        TrainingState state,
        TrainingKernels kernels,
        StepFlops flops,
        String engine) {}
