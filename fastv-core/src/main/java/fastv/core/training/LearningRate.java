package fastv.core.training;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import java.util.Optional;

/**
 * The shape of the learning rate over a stage: a line from zero to 1, then half a cosine down to
 * the floor. Loshchilov and Hutter, arXiv:1608.03983, with warm-up.
 *
 * @param warmUp steps until it is 1
 * @param floor what is left at the end; 1 keeps the rate
 * @param over steps the cosine is laid out for; a stage that ends before breaks off at a rate above
 *     the floor. Without it, the stage's steps
 */
public record LearningRate(
        @Doc("Steps until the rate is full.") @DefaultValue("200") @Range(min = 0) int warmUp,
        @Doc("Share of the rate that is left at the end; 1 keeps it after the warm-up.")
                @DefaultValue("0.05")
                @Range(min = 0, max = 1)
                double floor,
        @Doc(
                        "Steps the cosine is laid out for, where the stage ends before them; without"
                                + " it, the steps of the stage.")
                @Range(min = 1)
                Optional<Long> over) {

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
        double done = (double) (step - warmUp) / Math.max(1, over.orElse(steps) - warmUp);
        return floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    }
}
