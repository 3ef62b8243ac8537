package fastv.core.training;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;

/**
 * The shape of the learning rate over a stage: a line from zero to 1, then half a cosine down to
 * the floor. Loshchilov and Hutter, arXiv:1608.03983, with warm-up.
 *
 * @param warmUp steps until it is 1
 * @param floor what is left at the end; 1 keeps the rate
 */
public record LearningRate(
        @Doc("Steps until the rate is full.") @DefaultValue("200") @Range(min = 0) int warmUp,
        @Doc("Share of the rate that is left at the end; 1 keeps it after the warm-up.")
                @DefaultValue("0.05")
                @Range(min = 0, max = 1)
                double floor) {

    /**
     * The share of the full rate in one step.
     *
     * @param step counts from 1
     * @param steps of the whole stage
     */
    public double at(long step, long steps) {
        if (step <= warmUp) {
            return (double) step / warmUp;
        }
        double done = (double) (step - warmUp) / Math.max(1, steps - warmUp);
        return floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    }
}
