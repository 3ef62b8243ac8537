package fastv.eval.cli;

import fastv.eval.training.MatrixRate;
import fastv.eval.training.RecipeFile;
import fastv.eval.training.StageSettings;
import fastv.eval.training.Training;
import fastv.eval.training.TrainingListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv train}: follows a recipe, and continues it where it was left. */
@Command(
        name = "train",
        description = "Train a model by a recipe; started again, it continues to the same curve.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "the recipe, YAML")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a value of the recipe, such as output=runs/tiny")
    private List<String> overrides = new ArrayList<>();

    TrainCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        RecipeFile recipe = RecipeFile.read(file, overrides);
        PrintWriter out = spec.commandLine().getOut();
        double rate = MatrixRate.flopsPerSecond(recipe.recipe().threads());
        Program.line(out, "matrix products: %.1f GFLOP/s on this machine".formatted(rate / 1e9));
        Training training = program.instance(Training.class);
        AtomicBoolean stop = new AtomicBoolean();
        Report report = new Report(out, rate);
        FutureTask<Boolean> work = new FutureTask<>(() -> training.run(recipe, report, stop::get));
        boolean finished = runToEnd(work, stop);
        Program.line(
                out,
                finished
                        ? "the model is in " + recipe.recipe().output().resolve("model")
                        : "stopped; the same command continues");
        return finished ? 0 : 1;
    }

    /** A kernel that still runs while the process leaves would crash it, so leaving waits. */
    private static boolean runToEnd(FutureTask<Boolean> work, AtomicBoolean stop)
            throws InterruptedException {
        Thread worker = new Thread(work, "training");
        Thread hook =
                new Thread(
                        () -> {
                            stop.set(true);
                            try {
                                worker.join();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        worker.start();
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Prints a line now and then. */
    private static final class Report implements TrainingListener {
        private static final long EVERY = 20;

        private final PrintWriter out;
        private final double matrixRate;
        private double loss;
        private Duration time = Duration.ZERO;
        private double flops;
        private long steps;

        Report(PrintWriter out, double matrixRate) {
            this.out = out;
            this.matrixRate = matrixRate;
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
                long left =
                        step.time().isZero() ? 0 : step.left().toNanos() / step.time().toNanos();
                Program.line(
                        out,
                        "%s %d: loss %.4f, %.2f s a step, %.1f GFLOP/s (%.0f %%), %s left"
                                .formatted(
                                        step.stage().name(),
                                        step.step(),
                                        loss / steps,
                                        seconds / steps,
                                        flops / seconds / 1e9,
                                        100 * flops / seconds / matrixRate,
                                        clock(left * seconds / steps)));
                loss = 0;
                time = Duration.ZERO;
                flops = 0;
                steps = 0;
            }
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
}
