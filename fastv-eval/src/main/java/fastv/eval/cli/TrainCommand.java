package fastv.eval.cli;

import fastv.eval.training.MatrixRate;
import fastv.eval.training.RecipeFile;
import fastv.eval.training.Training;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
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
        TrainingReport report =
                new TrainingReport(
                        out, rate, () -> MatrixRate.flopsPerSecond(recipe.recipe().threads()));
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
}
