package fastv.analysis.summary;

import fastv.core.cost.FlopsFormula;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.score.Judge;
import fastv.core.score.Scorer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The summary of a run: answers, tokens, cost and time per setting. */
public final class SummaryReport implements JournalReport {
    private static final int LINE_WIDTH = 110;

    private static final List<String> NOTES =
            List.of(
                    "agree: answers equal to those of \"none\" for the same sample and seed",
                    "right: answers that the scorer of their kind calls right; captions and the like"
                            + " are not among them",
                    "image tokens: of the prompt -> seen by the last layer; means, as are tokens in"
                            + " each layer, FLOPs and KV cache",
                    "equivalent: image tokens that, kept in every layer, would leave the words of the"
                            + " answer as many to attend to",
                    "vision, prefill, select, decode: median milliseconds",
                    "FLOPs: decoder layers at prefill, total: all the formula counts; in brackets the"
                            + " ratio to the unpruned run");

    private final Map<String, FlopsFormula> formulas;
    private final Judge judge;

    /**
     * A report that explains these formulae.
     *
     * @param formulas by public name
     * @param scorers that judge answers, by public name
     */
    @Inject
    public SummaryReport(Map<String, FlopsFormula> formulas, Map<String, Scorer> scorers) {
        this.formulas = Map.copyOf(formulas);
        this.judge = new Judge(scorers);
    }

    @Override
    public String summary() {
        return "per setting: agreement with the unpruned answers, tokens in each layer, FLOPs by"
                + " formula, KV-cache bytes and time by stage";
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        SummaryTable table = SummaryTable.of(journal, judge);
        return switch (format) {
            case TEXT -> text(table);
            case MARKDOWN -> markdown(table);
            case CSV -> SummaryColumns.full(table).csv();
            case JSON -> SummaryJson.of(table);
        };
    }

    private String text(SummaryTable table) {
        StringBuilder text = new StringBuilder();
        text.append(SummaryColumns.answers(table).text()).append('\n');
        text.append(SummaryColumns.costs(table).text()).append('\n');
        notes(table).forEach(note -> text.append(wrapped(note)));
        return text.toString();
    }

    private String markdown(SummaryTable table) {
        StringBuilder text = new StringBuilder();
        text.append(SummaryColumns.answers(table).markdown()).append('\n');
        text.append(SummaryColumns.costs(table).markdown()).append('\n');
        notes(table).forEach(note -> text.append("- ").append(note).append('\n'));
        return text.toString();
    }

    private List<String> notes(SummaryTable table) {
        List<String> notes = new ArrayList<>(NOTES);
        for (String name : table.formulas()) {
            FlopsFormula formula = formulas.get(name);
            if (formula != null) {
                notes.add(name + ": " + formula.counts());
            }
        }
        return notes;
    }

    /** Lines no longer than a terminal is wide, later ones indented. */
    private static String wrapped(String note) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : note.split(" ", -1)) {
            if (line.length() + 1 + word.length() > LINE_WIDTH) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(" ");
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        return text.append(line).append('\n').toString();
    }
}
