package fastv.eval.cli;

import fastv.eval.training.StageSettings;
import fastv.eval.training.TrainingListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/**
 * Prints a line now and then. The rate of matrix products is a bound that training cannot exceed:
 * where it seems to, the machine was busy while that was measured, and it is measured again.
 */
final class TrainingReport implements TrainingListener {
    private static final long EVERY = 20;

    private final PrintWriter out;
    private final DoubleSupplier measuring;
    private double matrixRate;
    private double loss;
    private Duration time = Duration.ZERO;
    private double flops;
    private long steps;

    /**
     * @param matrixRate floating-point operations per second of matrix products, at the start
     * @param measuring measures them again
     */
    TrainingReport(PrintWriter out, double matrixRate, DoubleSupplier measuring) {
        this.out = out;
        this.matrixRate = matrixRate;
        this.measuring = measuring;
    }

    @Override
    public void stage(StageSettings stage, int number, int stages, long step) {
        Program.line(
                out,
                "stage %d of %d, %s: from step %d of at most %d"
                        .formatted(number, stages, stage.name(), step, stage.steps()));
    }

    @Override
    public void step(Step step) {
        steps++;
        loss += step.loss();
        time = time.plus(step.time());
        flops += step.flopsPerSecond() * step.time().toNanos() / 1e9;
        if (step.step() % EVERY == 0) {
            double seconds = time.toNanos() / 1e9;
            long left = step.time().isZero() ? 0 : step.left().toNanos() / step.time().toNanos();
            Program.line(
                    out,
                    "%s %d: loss %.4f, %.2f s a step, %.1f GFLOP/s (%.0f %%), %s left"
                            .formatted(
                                    step.stage().name(),
                                    step.step(),
                                    loss / steps,
                                    seconds / steps,
                                    flops / seconds / 1e9,
                                    100 * share(flops / seconds),
                                    clock(left * seconds / steps)));
            loss = 0;
            time = Duration.ZERO;
            flops = 0;
            steps = 0;
        }
    }

    /** Of the best rate measured so far. */
    private double share(double rate) {
        if (rate > matrixRate) {
            matrixRate = Math.max(matrixRate, measuring.getAsDouble());
            Program.line(
                    out,
                    "matrix products, measured again: %.1f GFLOP/s".formatted(matrixRate / 1e9));
        }
        return rate / matrixRate;
    }

    private static String clock(double seconds) {
        long minutes = Math.round(seconds / 60);
        return "%d:%02d h".formatted(minutes / 60, minutes % 60);
    }

    @Override
    public void examined(Map<String, Double> accuracies) {
        Program.line(
                out,
                accuracies.entrySet().stream()
                        .map(e -> "%s %.1f".formatted(e.getKey(), 100 * e.getValue()))
                        .collect(Collectors.joining(", ", "  held out, %: ", "")));
    }
}
