package fastv.eval.training;

import java.time.Duration;
import java.util.Map;

/** Hears how a training goes. Called by the thread that trains. */
public interface TrainingListener {

    /** A training that tells nobody. */
    TrainingListener SILENT =
            new TrainingListener() {
                @Override
                public void stage(StageSettings stage, int number, int stages, long step) {}

                @Override
                public void step(Step step) {}

                @Override
                public void examined(Map<String, Double> accuracies) {}
            };

    /**
     * A stage begins, or goes on.
     *
     * @param number counts from 1
     * @param step that was done last in it
     */
    void stage(StageSettings stage, int number, int stages, long step);

    /**
     * A step was taken.
     *
     * @param stage of it
     * @param step counts from 1 within the stage
     * @param loss before the step
     * @param gradientNorm before clipping
     * @param time of the step
     * @param flopsPerSecond of its matrix products
     * @param left until all stages are over, if none ends early
     */
    record Step(
            StageSettings stage,
            long step,
            double loss,
            double gradientNorm,
            Duration time,
            double flopsPerSecond,
            Duration left) {}

    /** A step was taken. */
    void step(Step step);

    /** Held-out accuracies were measured. */
    void examined(Map<String, Double> accuracies);
}
