package fastv.eval.cli;

import fastv.eval.run.ExperimentPlan;
import fastv.eval.run.Forecast;
import fastv.eval.run.Forecaster;
import fastv.eval.run.MeasuredRate;
import fastv.eval.run.Planner;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fastv plan}: what a run would do and cost. */
@Command(
        name = "plan",
        description = "Check an experiment and say what it will cost, without loading a weight.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private static final double GIGA = 1e9;

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ExperimentArguments arguments = new ExperimentArguments();

    @Option(
            names = "--gflops",
            paramLabel = "RATE",
            description =
                    "expect this many billion operations per second; without it, what the newest"
                            + " run of the same model on this machine has reached")
    private Optional<Double> gflops = Optional.empty();

    PlanCommand(Program program) {
        this.program = program;
    }

    /** What a plan needs of the injector. */
    record Needs(Planner planner, Forecaster forecaster) {
        @Inject
        Needs {}
    }

    @Override
    public Integer call() {
        if (gflops.isPresent() && !(gflops.get() > 0 && Double.isFinite(gflops.get()))) {
            throw new ParameterException(
                    spec.commandLine(), "--gflops: expected a rate above 0, got " + gflops.get());
        }
        Needs needs = program.instance(Needs.class);
        ExperimentPlan plan =
                needs.planner().plan(arguments.file(), arguments.overrides(), Program.version());
        Forecast forecast = needs.forecaster().forecast(plan);
        PlanText text = new PlanText(plan, forecast);
        text.lines(rate(plan)).forEach(line -> Program.line(spec.commandLine().getOut(), line));
        return 0;
    }

    private PlanText.Rate rate(ExperimentPlan plan) {
        if (gflops.isPresent()) {
            return new PlanText.Rate(gflops.get() * GIGA, "as --gflops says");
        }
        return MeasuredRate.find(plan)
                .map(
                        rate ->
                                new PlanText.Rate(
                                        rate.flopsPerSecond(), "as measured in " + rate.journal()))
                .orElse(PlanText.Rate.ASSUMED);
    }
}
