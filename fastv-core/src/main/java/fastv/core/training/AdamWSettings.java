package fastv.core.training;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.kernel.TrainingKernels;

/**
 * The optimiser. Loshchilov and Hutter, arXiv:1711.05101.
 *
 * @param beta1 share of the first moment that stays from step to step
 * @param beta2 share of the second moment that stays
 * @param eps added to the root of the second moment
 * @param weightDecay of matrices; norms and biases have none
 * @param clip largest common norm of all gradients
 */
public record AdamWSettings(
        @Doc("Share of the first moment that stays from step to step.")
                @DefaultValue("0.9")
                @Range(min = 0, max = 1, openMax = true)
                double beta1,
        @Doc("Share of the second moment that stays.")
                @DefaultValue("0.98")
                @Range(min = 0, max = 1, openMax = true)
                double beta2,
        @Doc("Added to the root of the second moment.")
                @DefaultValue("1.0e-8")
                @Range(min = 0, openMin = true)
                double eps,
        @Doc("Weight decay of matrices; norms and biases have none.")
                @DefaultValue("0.01")
                @Range(min = 0)
                double weightDecay,
        @Doc("Gradients are scaled down to this common norm.")
                @DefaultValue("1")
                @Range(min = 0, openMin = true)
                double clip) {

    TrainingKernels.AdamW kernel() {
        return new TrainingKernels.AdamW(beta1, beta2, eps);
    }
}
