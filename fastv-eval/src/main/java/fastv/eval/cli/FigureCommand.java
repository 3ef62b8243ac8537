package fastv.eval.cli;

import fastv.core.cost.DecoderShape;
import fastv.core.error.BadInputException;
import fastv.core.report.ReductionGrid;
import fastv.core.report.ReportWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv figure}: one figure as a file. */
@Command(
        name = "figure",
        description = {
            "Draw one figure of a run as SVG or PNG, with its numbers beside it as CSV.",
            "Without a name it lists the figures. flops-reduction needs no run: it is computed from a"
                    + " decoder's sizes."
        },
        mixinStandardHelpOptions = true)
final class FigureCommand implements Callable<Integer> {
    private static final String REDUCTION = "flops-reduction";
    private static final int PERCENT = 100;

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NAME", arity = "0..1", description = "the figure")
    private Optional<String> name = Optional.empty();

    @Parameters(
            index = "1..*",
            paramLabel = "RUN",
            arity = "0..*",
            description = "folders of runs; none for " + REDUCTION)
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "ends in .svg or .png; the figure's name and .svg by default")
    private Optional<Path> output = Optional.empty();

    @ArgGroup(
            exclusive = false,
            heading = "%nSizes for " + REDUCTION + " (those of a 7B LLaVA-1.5 by default):%n")
    private Sizes sizes = new Sizes();

    /** The sizes of a decoder and its prompt. */
    static final class Sizes {
        @Option(names = "--layers", description = "decoder layers (32)")
        private int layers = 32;

        @Option(names = "--hidden", description = "width (4096)")
        private int hidden = 4096;

        @Option(names = "--intermediate", description = "MLP width (11008)")
        private int intermediate = 11008;

        @Option(names = "--heads", description = "query heads (32)")
        private int heads = 32;

        @Option(names = "--kv-heads", description = "key and value heads; as --heads by default")
        private Optional<Integer> kvHeads = Optional.empty();

        @Option(names = "--image-tokens", description = "image tokens of the prompt (576)")
        private int imageTokens = 576;

        @Option(names = "--tokens", description = "all tokens of the prompt (640)")
        private int tokens = 640;

        @Option(
                names = "--formula",
                description = "what is counted: fastv-eq5, fastv-table1 or exact (fastv-eq5)")
        private String formula = "fastv-eq5";

        @Option(
                names = "--k",
                split = ",",
                paramLabel = "K",
                description = "values of K; every layer by default")
        private List<Integer> ks = new ArrayList<>();

        @Option(
                names = "--r",
                split = ",",
                paramLabel = "R",
                description = "values of R; 0 to 1 in steps of 0.1 by default")
        private List<Double> rs = new ArrayList<>();

        private ReductionGrid grid() {
            DecoderShape shape =
                    new DecoderShape(
                            hidden,
                            intermediate,
                            layers,
                            heads,
                            kvHeads.orElse(heads),
                            Math.max(1, hidden / Math.max(1, heads)),
                            1);
            return new ReductionGrid(
                    shape,
                    tokens,
                    imageTokens,
                    ks.isEmpty() ? IntStream.range(0, layers).boxed().toList() : ks,
                    rs.isEmpty()
                            ? IntStream.rangeClosed(0, 10)
                                    .mapToObj(i -> 10.0 * i / PERCENT)
                                    .toList()
                            : rs);
        }
    }

    FigureCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        ReportWriter reports = program.instance(ReportWriter.class);
        PrintWriter out = spec.commandLine().getOut();
        if (name.isEmpty()) {
            list(reports, out);
            return 0;
        }
        Path file = output.orElseGet(() -> Path.of(name.get() + ".svg"));
        List<Path> written =
                name.get().equals(REDUCTION)
                        ? reduction(reports, file)
                        : reports.draw(name.get(), needed(), file);
        written.forEach(path -> Program.line(out, path.toString()));
        return 0;
    }

    private List<Path> reduction(ReportWriter reports, Path file) {
        if (!runs.isEmpty()) {
            throw new BadInputException(
                    REDUCTION + ": expected sizes and no run, got " + runs.get(0));
        }
        ReductionGrid grid = Program.valid(sizes::grid);
        return reports.drawReduction(grid, sizes.formula, file);
    }

    private List<Path> needed() {
        if (runs.isEmpty()) {
            throw new BadInputException(
                    name.orElse("") + ": expected the folder of a run after the name, got none");
        }
        return runs;
    }

    private static void list(ReportWriter reports, PrintWriter out) {
        Map<String, String> figures = new TreeMap<>(reports.figures());
        figures.put(
                REDUCTION,
                "K x R heat map of theoretical reduction for sizes alone, without a run");
        int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        figures.forEach(
                (figure, summary) ->
                        Program.line(
                                out, figure + " ".repeat(width - figure.length() + 2) + summary));
    }
}
