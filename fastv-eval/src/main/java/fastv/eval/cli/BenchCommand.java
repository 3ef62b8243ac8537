package fastv.eval.cli;

import fastv.core.analysis.Analysis;
import fastv.core.compose.PartReader;
import fastv.core.config.Problems;
import fastv.core.config.YamlReader;
import fastv.core.cost.DecoderShape;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.RandomClip;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.eval.bench.AnalysisBenchmark;
import fastv.eval.bench.BenchSettings;
import fastv.eval.bench.Benchmark;
import fastv.eval.bench.PrefillBenchmark;
import fastv.eval.bench.PublishedSettings;
import fastv.eval.bench.SelectionBenchmark;
import fastv.eval.experiment.StrategyReader;
import fastv.eval.run.Planner;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv bench}: speed as ratios against bounds. */
@Command(
        name = "bench",
        description = {
            "Measure prefill speed on random weights as ratios against bounds.",
            "prefill: against the library's bare matrix products, and pruned against unpruned."
                    + " selection: reading, ranking, cutting and merging of every method against"
                    + " its own prefill."
                    + " analysis: with all analyses on against off. Exits with 0 whatever comes out:"
                    + " a busy machine is no error."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private static final int SMALL_VOCABULARY = 256;

    /** What is measured. */
    enum Subject {
        PREFILL,
        SELECTION,
        ANALYSIS
    }

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "prefill|selection|analysis",
            defaultValue = "prefill",
            description =
                    "prefill: its speed, and what pruning saves of it; selection: what each"
                            + " method's reading and ranking cost beside it; analysis: what watching costs")
    private Subject subject = Subject.PREFILL;

    @Option(names = "--hidden", defaultValue = "4096", description = "width (${DEFAULT-VALUE})")
    private int hidden;

    @Option(
            names = "--intermediate",
            defaultValue = "11008",
            description = "MLP width (${DEFAULT-VALUE})")
    private int intermediate;

    @Option(names = "--heads", defaultValue = "32", description = "heads (${DEFAULT-VALUE})")
    private int heads;

    @Option(names = "--layers", defaultValue = "4", description = "layers (${DEFAULT-VALUE})")
    private int layers;

    @Option(
            names = "--tokens",
            defaultValue = "640",
            description = "prompt length (${DEFAULT-VALUE})")
    private int tokens;

    @Option(
            names = "--image-tokens",
            defaultValue = "576",
            description = "visual tokens among them (${DEFAULT-VALUE})")
    private int imageTokens;

    @Option(
            names = "--dtype",
            defaultValue = "float32",
            description = "float32, bfloat16 or float16 (${DEFAULT-VALUE})")
    private Dtype dtype = Dtype.FLOAT32;

    @Option(names = "--threads", description = "threads of a kernel; all cores by default")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--k", defaultValue = "2", description = "FastV's K (${DEFAULT-VALUE})")
    private int k;

    @Option(names = "--r", defaultValue = "0.5", description = "FastV's R (${DEFAULT-VALUE})")
    private double r;

    @Option(
            names = "--repetitions",
            defaultValue = "5",
            description = "repetitions (${DEFAULT-VALUE})")
    private int repetitions;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "NAME",
            description = "with selection: these strategies instead of all")
    private List<String> methods = List.of();

    BenchCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        DecoderShape shape =
                new DecoderShape(
                        hidden,
                        intermediate,
                        layers,
                        heads,
                        heads,
                        hidden / heads,
                        SMALL_VOCABULARY);
        BenchSettings settings =
                new BenchSettings(
                        shape,
                        dtype,
                        tokens,
                        imageTokens,
                        subject == Subject.SELECTION ? Math.min(k, layers) : k,
                        r,
                        repetitions);
        PrintWriter out = spec.commandLine().getOut();
        benchmark()
                .run(TorchEngine.start("cpu", threads), settings, line -> Program.line(out, line));
        return 0;
    }

    private Benchmark benchmark() {
        StrategyReader strategies = program.instance(StrategyReader.class);
        return switch (subject) {
            case ANALYSIS -> new AnalysisBenchmark(analyses());
            case PREFILL ->
                    new PrefillBenchmark(
                            removed ->
                                    strategies.read(
                                            "bench",
                                            "fastv: {k: %d, r: %s}".formatted(k, removed)));
            case SELECTION -> selection(new PublishedSettings(strategies));
        };
    }

    private Benchmark selection(PublishedSettings published) {
        methods.forEach(published::requireKnown); // a name that is none is the user's mistake
        return new SelectionBenchmark(
                methods.isEmpty() ? published.names() : methods,
                published::get,
                List.of("fastv", "fastervlm", "random"),
                program.instance(RandomClip.class),
                RandomClip.Sizes::large);
    }

    /** All of them, each as it is without options. */
    private Map<String, Analysis> analyses() {
        Parts<Part<?, Analysis>> parts = program.instance(Planner.class).analyses();
        Problems problems = new Problems();
        Map<String, Analysis> analyses = new TreeMap<>();
        for (String name : parts.names()) {
            PartReader.make(parts.get(name), YamlReader.read("bench", "{}"), problems)
                    .ifPresent(analysis -> analyses.put(name, analysis));
        }
        problems.throwIfAny();
        return analyses;
    }
}
