package fastv.eval.cli;

import fastv.core.error.BadInputException;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.plugin.Parts;
import fastv.core.report.ReportWriter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup private Instead instead = new Instead();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "with --kind: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private ReportFormat format = ReportFormat.TEXT;

    /** What goes to the terminal in place of a page. */
    private static final class Instead {
        @Option(
                names = "--latex",
                description = "write LaTeX tables (package booktabs) to the terminal, and no page")
        private boolean latex;

        @Option(
                names = "--kind",
                paramLabel = "NAME",
                description =
                        "write one report to the terminal, and no page; fastv list reports names"
                                + " them, the first RUN is the one it is about")
        private Optional<String> kind = Optional.empty();
    }

    /** What a report of one kind needs of the injector. */
    record Kinds(Map<String, JournalReport> reports) {
        @Inject
        Kinds {}
    }

    ReportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (instead.kind.isPresent()) {
            String name = instead.kind.get();
            Parts<JournalReport> kinds =
                    new Parts<>("report", program.instance(Kinds.class).reports());
            List<Path> journals = runs.stream().map(ReportCommand::journal).toList();
            show(out, name + "." + ending(), kinds.get(name).render(journals, format));
            return 0;
        }
        ReportWriter reports = program.instance(ReportWriter.class);
        if (instead.latex) {
            show(out, "tables.tex", reports.latex(runs));
        } else {
            Program.line(out, "report     " + reports.write(runs, folder(), List.of()));
        }
        return 0;
    }

    private static Path journal(Path run) {
        return Files.isDirectory(run) ? run.resolve("journal.jsonl") : run;
    }

    private String ending() {
        return switch (format) {
            case TEXT -> "txt";
            case MARKDOWN -> "md";
            case CSV -> "csv";
            case JSON -> "json";
        };
    }

    private void show(PrintWriter out, String name, String text) {
        output.ifPresentOrElse(
                folder -> Program.line(out, saved(folder.resolve(name), text).toString()),
                () -> Program.line(out, text));
    }

    private Path folder() {
        return output.orElseGet(
                () -> {
                    Path only = runs.get(0);
                    Path run = Files.isRegularFile(only) ? only.resolveSibling("") : only;
                    return runs.size() == 1 ? run : Path.of("");
                });
    }

    private static Path saved(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written", e);
        }
        return file;
    }
}
