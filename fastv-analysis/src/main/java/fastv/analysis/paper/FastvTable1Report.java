package fastv.analysis.paper;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fastv.analysis.summary.Columns;
import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.score.Interval;
import fastv.core.score.Score;
import fastv.core.score.Scoreboard;
import fastv.core.score.Scorer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Table 1 of FastV (arXiv:2403.06764): settings by K and R in rows, data sets in columns, FLOPs and
 * their ratio, the average; beside it what the paper prints for LLaVA-1.5-7B, and below in words
 * where the two disagree.
 *
 * <p>Needs a journal with the setting {@code none} and settings of {@code fastv} whose labels say k
 * and r. The columns of the run are its kinds of question; they cannot be the paper's data sets, so
 * what is compared is the share of the unpruned scores that a setting keeps.
 */
public final class FastvTable1Report implements JournalReport {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final int PERCENT = 100;
    private static final double MILLIONS = 1000;

    private final Map<String, Scorer> scorers;

    /**
     * A report that judges by these scorers.
     *
     * @param scorers by public name
     */
    @Inject
    public FastvTable1Report(Map<String, Scorer> scorers) {
        this.scorers = Map.copyOf(scorers);
    }

    @Override
    public String summary() {
        return "FastV's Table 1 from this run, beside the printed one, and where they disagree";
    }

    /** Everything that is shown. */
    private record Table(List<String> kinds, List<TableRow> rows) {
        TableRow unpruned() {
            return rows.get(0);
        }

        Disagreements disagreements() {
            return new Disagreements(rows.subList(1, rows.size()), unpruned().printed());
        }
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        Table table = table(journal);
        return switch (format) {
            case TEXT -> page(table, Columns::text);
            case MARKDOWN -> page(table, Columns::markdown);
            case CSV -> here(table).csv();
            case JSON -> json(table);
        };
    }

    private Table table(Path journal) {
        Scoreboard board = Scoreboard.of(journal, scorers);
        if (!board.settings().contains(JournalEntry.UNPRUNED)) {
            throw new BadInputException(
                    journal
                            + ": expected judged answers of the setting none to compare with, got"
                            + " settings "
                            + board.settings());
        }
        MeanFlops flops = MeanFlops.of(journal);
        List<String> kinds = List.copyOf(board.kinds());
        // what the unpruned model cannot do at all cannot be lost
        List<String> compared = kinds.stream().filter(kind -> isAbove0(board, kind)).toList();
        List<TableRow> rows = new ArrayList<>();
        for (PrintedRow printed : PrintedRow.all()) {
            setting(board, printed)
                    .ifPresent(s -> rows.add(row(board, flops, kinds, compared, printed, s)));
        }
        return new Table(kinds, rows);
    }

    private static boolean isAbove0(Scoreboard board, String kind) {
        return board.scores(JournalEntry.UNPRUNED, kind).stream()
                .limit(1)
                .anyMatch(score -> score.value() > 0);
    }

    private static Optional<String> setting(Scoreboard board, PrintedRow printed) {
        return printed.k().isEmpty()
                ? Optional.of(JournalEntry.UNPRUNED)
                : board.settings().stream()
                        .filter(label -> TableRow.isSetting(label, printed))
                        .findFirst();
    }

    private static TableRow row(
            Scoreboard board,
            MeanFlops flops,
            List<String> kinds,
            List<String> compared,
            PrintedRow printed,
            String setting) {
        List<Score> scores =
                kinds.stream().map(kind -> board.scores(setting, kind).get(0)).toList();
        return new TableRow(
                printed,
                setting,
                scores,
                flops.figure(setting),
                flops.ratio(setting),
                TableRow.Kept.of(board, setting, JournalEntry.UNPRUNED, compared));
    }

    private static String page(Table table, Function<Columns, String> form) {
        StringBuilder page = new StringBuilder("FastV, Table 1, this run\n\n");
        page.append(form.apply(here(table))).append('\n');
        page.append(intervals(table, form));
        page.append("FastV, Table 1, as printed for LLaVA-1.5-7B (arXiv:2403.06764)\n\n");
        page.append(form.apply(printed(table))).append('\n');
        page.append("Where this run and the paper disagree\n\n");
        table.disagreements().lines().forEach(line -> page.append(line).append('\n'));
        return page.append('\n').append(note(table)).toString();
    }

    private static Columns here(Table table) {
        List<String> header = new ArrayList<>(List.of("K", "R", "FLOPs\n[M]", "FLOPs\nratio"));
        table.unpruned()
                .scores()
                .forEach(score -> header.add(title(score) + "\n" + score.metric()));
        header.addAll(List.of("Avg", "kept\nhere", "kept\npaper"));
        List<List<String>> rows = new ArrayList<>();
        for (TableRow row : table.rows()) {
            List<String> cells = settingCells(row.printed().k(), row.printed().percent());
            cells.add(decimals(MILLIONS * row.flops(), 2));
            cells.add(decimals(PERCENT * row.flopsRatio(), 0) + "%");
            row.scores().forEach(score -> cells.add(decimals(PERCENT * score.value(), 1)));
            double average = row.scores().stream().mapToDouble(Score::value).average().orElse(0);
            cells.add(decimals(PERCENT * average, 1));
            cells.add(Disagreements.percent(row.kept().value()));
            cells.add(Disagreements.percent(row.printed().kept(table.unpruned().printed())));
            rows.add(cells);
        }
        return new Columns(header, rows);
    }

    private static List<String> settingCells(OptionalInt k, int percent) {
        return k.isEmpty()
                ? new ArrayList<>(List.of("Baseline", ""))
                : new ArrayList<>(List.of(String.valueOf(k.getAsInt()), percent + "%"));
    }

    private static String title(Score score) {
        return score.kind().isEmpty() ? "all" : score.kind();
    }

    private static String intervals(Table table, Function<Columns, String> form) {
        List<String> header = new ArrayList<>(List.of("K", "R"));
        table.unpruned().scores().forEach(score -> header.add(title(score)));
        List<List<String>> rows = new ArrayList<>();
        for (TableRow row : table.rows()) {
            List<String> cells = settingCells(row.printed().k(), row.printed().percent());
            row.scores().forEach(score -> cells.add(printed(score.interval())));
            rows.add(cells);
        }
        return "95 % intervals\n\n" + form.apply(new Columns(header, rows)) + "\n";
    }

    private static String printed(Interval interval) {
        return "[%s, %s]"
                .formatted(
                        decimals(PERCENT * interval.low(), 1),
                        decimals(PERCENT * interval.high(), 1));
    }

    private static Columns printed(Table table) {
        List<String> header = new ArrayList<>(List.of("K", "R", "FLOPs\n[B]", "FLOPs\nratio"));
        header.addAll(PrintedRow.DATA);
        header.add("Avg");
        List<List<String>> rows = new ArrayList<>();
        for (TableRow row : table.rows()) {
            PrintedRow printed = row.printed();
            List<String> cells = settingCells(printed.k(), printed.percent());
            cells.add(decimals(printed.flops(), 1));
            cells.add(decimals(printed.flopsRatio(), 0) + "%");
            printed.scores().forEach(score -> cells.add(decimals(score, 1)));
            cells.add(decimals(printed.average(), 1));
            rows.add(cells);
        }
        return new Columns(header, rows);
    }

    private static String note(Table table) {
        int answers = table.unpruned().scores().stream().mapToInt(Score::answers).min().orElse(0);
        return """
                Scores times 100, as the paper prints them; at least %d answers per cell. Avg is the plain mean of
                the columns, as in the paper; kept is the mean over columns of score / unpruned score, so that a
                column of large numbers counts no more than the others; columns in which the unpruned model has 0
                are left out. FLOPs by formula fastv-table1, per layer.
                The paper's columns are other data sets and another model: equal numbers are not expected, the
                order of the settings and the size of the loss are what can be compared.
                """
                .formatted(answers);
    }

    private static String json(Table table) {
        JsonArray rows = new JsonArray();
        for (TableRow row : table.rows()) {
            JsonObject object = new JsonObject();
            object.addProperty("row", row.printed().name());
            object.addProperty("setting", row.setting());
            object.addProperty("flopsBillionsPerLayer", row.flops());
            object.addProperty("flopsRatio", row.flopsRatio());
            JsonObject scores = new JsonObject();
            row.scores().forEach(score -> scores.add(title(score), json(score)));
            object.add("scores", scores);
            object.addProperty("kept", row.kept().value());
            object.addProperty("lossLow", row.kept().lossInterval().low());
            object.addProperty("lossHigh", row.kept().lossInterval().high());
            object.addProperty("printedKept", row.printed().kept(table.unpruned().printed()));
            rows.add(object);
        }
        JsonArray lines = new JsonArray();
        table.disagreements().lines().forEach(lines::add);
        JsonObject root = new JsonObject();
        root.add("rows", rows);
        root.add("disagreements", lines);
        return JSON.toJson(root) + "\n";
    }

    private static JsonObject json(Score score) {
        JsonObject object = new JsonObject();
        object.addProperty("metric", score.metric());
        object.addProperty("value", score.value());
        object.addProperty("low", score.interval().low());
        object.addProperty("high", score.interval().high());
        object.addProperty("answers", score.answers());
        return object;
    }

    private static String decimals(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
