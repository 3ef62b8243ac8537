package fastv.eval.cli;

import com.google.gson.JsonObject;
import com.google.inject.Inject;
import fastv.core.compose.PartReader;
import fastv.core.config.ConfigNode;
import fastv.core.config.Problems;
import fastv.core.config.YamlReader;
import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import fastv.core.fit.FittedOptions;
import fastv.core.fit.StrategyFit;
import fastv.core.plugin.Part;
import fastv.eval.run.ExperimentPlan;
import fastv.eval.run.Fitter;
import fastv.eval.run.Planner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv fit}: options of a strategy, found on a model and some samples. */
@Command(
        name = "fit",
        description = {
            "Find a strategy's options on the model and the samples of an experiment file.",
            "The strategy names the file that is written as fitted:. fastv describe NAME prints"
                    + " what each search asks."
        },
        mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "STRATEGY", description = "such as vtw or fitprune")
    private String strategy = "";

    @Mixin private ExperimentArguments arguments = new ExperimentArguments();

    @Option(
            names = "--with",
            defaultValue = "{}",
            paramLabel = "YAML",
            description = "options of the search, such as '{eta: 0.003}'")
    private String options = "{}";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "where to write what was found, JSON")
    private Path out = Path.of("");

    FitCommand(Program program) {
        this.program = program;
    }

    /** What a search needs of the injector. */
    record Needs(Map<String, Part<?, StrategyFit>> fits, Planner planner, Fitter fitter) {
        @Inject
        Needs {}
    }

    @Override
    public Integer call() {
        Needs needs = program.instance(Needs.class);
        StrategyFit fit = search(needs.fits());
        ExperimentPlan plan =
                needs.planner().plan(arguments.file(), arguments.overrides(), Program.version());
        PrintWriter err = spec.commandLine().getErr();
        long samples = plan.data().samples();
        JsonObject found =
                needs.fitter()
                        .fit(
                                plan,
                                fit,
                                count ->
                                        Program.line(
                                                err, "sample %d of %d".formatted(count, samples)));
        FittedOptions.write(out, strategy, found);
        PrintWriter text = spec.commandLine().getOut();
        found.entrySet()
                .forEach(entry -> Program.line(text, entry.getKey() + ": " + entry.getValue()));
        Program.line(
                text, "written to " + out + "; use it as " + strategy + ": {fitted: " + out + "}");
        return 0;
    }

    private StrategyFit search(Map<String, Part<?, StrategyFit>> fits) {
        Part<?, StrategyFit> part = fits.get(strategy);
        if (part == null) {
            throw new BadInputException(
                    "fit: expected one of "
                            + new TreeMap<>(fits).keySet()
                            + ", got "
                            + strategy
                            + Nearest.hint(strategy, fits.keySet()));
        }
        Problems problems = new Problems();
        ConfigNode node = YamlReader.read("--with", options);
        Optional<StrategyFit> fit = PartReader.make(part, node, problems);
        problems.throwIfAny();
        return fit.orElseThrow();
    }
}
