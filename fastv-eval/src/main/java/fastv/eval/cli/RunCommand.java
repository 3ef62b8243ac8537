package fastv.eval.cli;

import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.journal.RunFolder;
import fastv.core.plugin.Parts;
import fastv.core.report.ReportWriter;
import fastv.eval.run.ExperimentPlan;
import fastv.eval.run.Planner;
import fastv.eval.run.Runner;
import fastv.eval.run.StopSignal;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fastv run}: answers, a table, a folder. */
@Command(
        name = "run",
        description = {
            "Run an experiment: every sample under every setting with every seed.",
            "A run that was stopped continues where it ended; a changed file, model, picture or"
                    + " version starts a new one."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int STOPPED = 1;
    private static final String STOPPED_MESSAGE = "stopped; the same command continues the run";

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private ExperimentArguments arguments = new ExperimentArguments();

    RunCommand(Program program) {
        this.program = program;
    }

    /** What a run needs of the injector. */
    record Needs(
            Planner planner, Runner runner, Map<String, JournalReport> reports, ReportWriter page) {
        @Inject
        Needs {}
    }

    @Override
    public Integer call() {
        Needs needs = program.instance(Needs.class);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ExperimentPlan plan =
                needs.planner().plan(arguments.file(), arguments.overrides(), Program.version());
        Parts<JournalReport> known = new Parts<>("reports", needs.reports());
        plan.experiment().reports().forEach(known::get); // a wrong name is told before the run
        Parts<String> drawn = new Parts<>("figures", needs.page().figures());
        plan.experiment().figures().forEach(drawn::get);
        boolean terminal = Ansi.AUTO.enabled();
        Progress progress = new Progress(err, terminal, System::nanoTime);
        String stopped = (terminal ? System.lineSeparator() : "") + STOPPED_MESSAGE;
        StopSignal stop = new StopSignal();
        RunFolder folder;
        try {
            folder =
                    new Interruption(stop, () -> Program.line(err, stopped))
                            .during(() -> needs.runner().run(plan, stop, progress));
        } catch (CancellationException e) {
            return STOPPED;
        }
        Parts<JournalReport> reports = new Parts<>("report", needs.reports());
        report(folder, plan, reports, out);
        page(needs, plan, folder, err).ifPresent(page -> Program.line(out, "report     " + page));
        Program.line(out, "run folder " + folder.path());
        return progress.failures() == 0 ? 0 : FAILED;
    }

    private static void report(
            RunFolder folder, ExperimentPlan plan, Parts<JournalReport> reports, PrintWriter out) {
        JournalReport summary = reports.get("summary");
        String text = summary.render(folder.journal(), ReportFormat.TEXT);
        folder.writeSummary(text, summary.render(folder.journal(), ReportFormat.JSON));
        folder.writeAnswers(reports.get("answers").render(folder.journal(), ReportFormat.MARKDOWN));
        Program.line(out, text);
        Program.line(out, write(folder, "results", reports));
        for (String name : plan.experiment().reports()) {
            Program.line(out, write(folder, name, reports));
        }
        Program.line(out, "answers    " + folder.answers());
    }

    /** Leaves a report in the run's folder in all forms; returns the one for a terminal. */
    private static String write(RunFolder folder, String name, Parts<JournalReport> reports) {
        JournalReport report = reports.get(name);
        folder.writeReport(name, "json", report.render(folder.journal(), ReportFormat.JSON));
        folder.writeReport(name, "csv", report.render(folder.journal(), ReportFormat.CSV));
        folder.writeReport(name, "md", report.render(folder.journal(), ReportFormat.MARKDOWN));
        String text = report.render(folder.journal(), ReportFormat.TEXT);
        folder.writeReport(name, "txt", text);
        return text;
    }

    /** The page; a run whose answers are complete never fails because of it. */
    private static Optional<Path> page(
            Needs needs, ExperimentPlan plan, RunFolder folder, PrintWriter err) {
        if (!plan.experiment().reportPage()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    needs.page()
                            .write(
                                    List.of(folder.path()),
                                    folder.path(),
                                    plan.experiment().figures()));
        } catch (RuntimeException | LinkageError e) {
            // a machine without fonts throws errors of its own kinds
            Program.line(
                    err,
                    "no report was written (%s); the run itself is complete, fastv report makes it later"
                            .formatted(
                                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
            return Optional.empty();
        }
    }
}
