package fastv.eval.cli;

import fastv.core.error.BadInputException;
import fastv.core.report.ReportWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv report}: a page from journals, without a model. */
@Command(
        name = "report",
        description = {
            "Write report.html from the journal of a run, or compare several; no model is opened.",
            "The numbers (CSV, JSON) and figures (SVG, PNG) go to report/ beside the page."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "folders of runs")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "where to write; the run's own folder, for several runs the current one")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--latex",
            description = "write LaTeX tables (package booktabs) to the terminal, and no page")
    private boolean latex;

    ReportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        ReportWriter reports = program.instance(ReportWriter.class);
        PrintWriter out = spec.commandLine().getOut();
        if (latex) {
            String tables = reports.latex(runs);
            output.ifPresentOrElse(
                    folder -> Program.line(out, saved(folder, tables).toString()),
                    () -> Program.line(out, tables));
        } else {
            Program.line(out, "report     " + reports.write(runs, folder(), List.of()));
        }
        return 0;
    }

    private Path folder() {
        return output.orElseGet(
                () -> {
                    Path only = runs.get(0);
                    Path run = Files.isRegularFile(only) ? only.resolveSibling("") : only;
                    return runs.size() == 1 ? run : Path.of("");
                });
    }

    private static Path saved(Path folder, String tables) {
        Path file = folder.resolve("tables.tex");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, tables);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written", e);
        }
        return file;
    }
}
