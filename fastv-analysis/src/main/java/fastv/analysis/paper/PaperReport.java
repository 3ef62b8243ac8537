package fastv.analysis.paper;

import fastv.analysis.summary.Columns;
import fastv.core.journal.ReportFormat;
import fastv.core.score.Interval;
import fastv.core.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What is written of a {@link RunTable}: three tables, where they disagree, and a note. */
final class PaperReport {
    private static final int PERCENT = 100;
    private static final double MILLIONS = 1000;

    private final RunTable table;

    PaperReport(RunTable table) {
        this.table = table;
    }

    String render(ReportFormat format) {
        return switch (format) {
            case TEXT -> page(Columns::text);
            case MARKDOWN -> page(Columns::markdown);
            case CSV -> here().csv();
            case JSON -> PaperJson.of(table);
        };
    }

    private String page(Function<Columns, String> form) {
        String title = table.paper().title();
        StringBuilder page = new StringBuilder(title + ", this run\n\n");
        page.append(form.apply(here())).append('\n');
        table.missing().forEach(line -> page.append(line).append("\n\n"));
        page.append("95 % intervals\n\n").append(form.apply(intervals())).append('\n');
        page.append("%s, as printed for %s\n\n".formatted(title, table.paper().model()));
        page.append(form.apply(printed())).append('\n');
        page.append("Where this run and the paper disagree\n\n");
        table.disagreements().lines().forEach(line -> page.append(line).append('\n'));
        return page.append('\n').append(note()).toString();
    }

    private Columns here() {
        List<String> header = new ArrayList<>(table.paper().printed().keys());
        header.addAll(List.of("FLOPs\n[M]", "FLOPs\nratio"));
        table.unpruned()
                .scores()
                .forEach(score -> header.add(title(score) + "\n" + score.metric()));
        header.addAll(List.of("Avg", "kept\nhere", "kept\npaper"));
        List<List<String>> rows = new ArrayList<>();
        for (TableRow row : table.rows()) {
            List<String> cells = new ArrayList<>(row.printed().keys());
            cells.add(decimals(MILLIONS * row.flops(), 2));
            cells.add(decimals(PERCENT * row.flopsRatio(), 0) + "%");
            row.scores().forEach(score -> cells.add(decimals(PERCENT * score.value(), 1)));
            cells.add(decimals(PERCENT * row.average(), 1));
            cells.add(percent(row.kept().value()));
            OptionalDouble printed = row.printed().kept(table.paper().printed().unpruned());
            cells.add(printed.isEmpty() ? "-" : percent(printed.getAsDouble()));
            rows.add(cells);
        }
        return new Columns(header, rows);
    }

    /** The same scores with what is known of them, and which setting they are of. */
    private Columns intervals() {
        List<String> header = new ArrayList<>(table.paper().printed().keys());
        table.unpruned().scores().forEach(score -> header.add(title(score)));
        header.add("setting");
        List<List<String>> rows = new ArrayList<>();
        for (TableRow row : table.rows()) {
            List<String> cells = new ArrayList<>(row.printed().keys());
            row.scores().forEach(score -> cells.add(written(score.interval())));
            boolean other = row.printed().strategy().equals(PrintedRow.OTHER_RUN);
            cells.add(other ? row.setting() + ", second run" : row.setting());
            rows.add(cells);
        }
        return new Columns(header, rows);
    }

    private Columns printed() {
        PrintedTable printed = table.paper().printed();
        List<String> header = new ArrayList<>(printed.keys());
        header.addAll(printed.columns());
        List<List<String>> rows = new ArrayList<>();
        for (PrintedRow row : printed.rows()) {
            if (row.isPrinted()) {
                List<String> cells = new ArrayList<>(row.keys());
                cells.addAll(row.cells());
                rows.add(cells);
            }
        }
        return new Columns(header, rows);
    }

    private String note() {
        int answers = table.unpruned().scores().stream().mapToInt(Score::answers).min().orElse(0);
        return """
                Scores times 100, at least %d answers per cell. Avg is the plain mean of the columns; kept is the
                mean over columns of score / unpruned score, so that a column of large numbers counts no more than
                the others; columns in which the unpruned model has 0 are left out. FLOPs by formula fastv-table1,
                per layer.
                The paper's columns are other data sets and another model: equal numbers are not expected, the
                order of the settings and the size of the loss are what can be compared.
                """
                        .formatted(answers)
                + table.paper().note();
    }

    static String title(Score score) {
        return score.kind().isEmpty() ? "all" : score.kind();
    }

    private static String written(Interval interval) {
        return "[%s, %s]"
                .formatted(
                        decimals(PERCENT * interval.low(), 1),
                        decimals(PERCENT * interval.high(), 1));
    }

    static String percent(double share) {
        return decimals(PERCENT * share, 1) + "%";
    }

    private static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
