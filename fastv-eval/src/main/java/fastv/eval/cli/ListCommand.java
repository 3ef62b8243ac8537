package fastv.eval.cli;

import fastv.core.cost.FlopsFormula;
import fastv.core.journal.JournalReport;
import fastv.core.model.Checkpoints;
import fastv.core.model.ModelAdapter;
import fastv.core.score.Scorer;
import fastv.eval.contract.Subjects;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv list}: what can be named. */
@Command(
        name = "list",
        description = "List what YAML files and options can name.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    /** What can be listed. */
    enum Family {
        STRATEGIES,
        DATA,
        RANKINGS,
        ANALYSES,
        MODELS,
        FORMULAS,
        SCORERS,
        REPORTS
    }

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "strategies|data|rankings|analyses|models|formulas|scorers|reports",
            description = "which names to list")
    private Family family = Family.STRATEGIES;

    ListCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (family == Family.STRATEGIES) {
            Survey survey = new Survey(program.instance(Subjects.class));
            Survey.lines(survey.entries()).forEach(line -> Program.line(out, line));
            return 0;
        }
        Catalogue catalogue = program.instance(Catalogue.class);
        Map<String, String> lines =
                switch (family) {
                    case STRATEGIES -> Map.of(); // surveyed above
                    case DATA -> Catalogue.summaries(catalogue.formats());
                    case RANKINGS -> Catalogue.summaries(catalogue.scores());
                    case ANALYSES -> Catalogue.summaries(catalogue.analyses());
                    case MODELS -> models(program.instance(Checkpoints.class));
                    case FORMULAS -> formulas(catalogue.formulas());
                    case SCORERS -> scorers(catalogue.scorers());
                    case REPORTS -> reports(catalogue.reports());
                };
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach(
                (name, text) ->
                        Program.line(out, name + " ".repeat(width - name.length() + 2) + text));
        return 0;
    }

    private static Map<String, String> models(Checkpoints checkpoints) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String name : checkpoints.adapters().names()) {
            ModelAdapter adapter = checkpoints.adapters().get(name);
            lines.put(name, adapter.summary() + " (" + adapter.source() + ")");
        }
        return lines;
    }

    private static Map<String, String> scorers(Map<String, Scorer> scorers) {
        Map<String, String> lines = new TreeMap<>();
        scorers.forEach((name, scorer) -> lines.put(name, scorer.summary()));
        return lines;
    }

    private static Map<String, String> reports(Map<String, JournalReport> reports) {
        Map<String, String> lines = new TreeMap<>();
        reports.forEach((name, report) -> lines.put(name, report.summary()));
        return lines;
    }

    private static Map<String, String> formulas(Map<String, FlopsFormula> formulas) {
        Map<String, String> lines = new LinkedHashMap<>();
        formulas.forEach((name, formula) -> lines.put(name, formula.counts()));
        return lines;
    }
}
