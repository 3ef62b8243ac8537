package fastv.analysis.summary;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import fastv.core.score.Interval;
import fastv.core.score.Score;
import fastv.core.score.Scoreboard;
import fastv.core.score.Scorer;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How right the answers are: per setting a row, per kind of question and metric a column, each with
 * its 95 % interval. Values are printed times 100, as papers print them; JSON and CSV hold them on
 * the metric's own scale.
 */
public final class ResultsReport implements JournalReport {
    private static final int COLUMNS_PER_TABLE = 5;
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final List<String> HEADER =
            List.of(
                    "kind",
                    "setting",
                    "scorer",
                    "metric",
                    "value",
                    "low",
                    "high",
                    "interval",
                    "answers",
                    "without looking");

    /** A column: one metric of one kind. */
    private record Column(String kind, String metric) {}

    private final Map<String, Scorer> scorers;

    /**
     * A report that judges by these scorers.
     *
     * @param scorers by public name
     */
    @Inject
    public ResultsReport(Map<String, Scorer> scorers) {
        this.scorers = Map.copyOf(scorers);
    }

    @Override
    public String summary() {
        return "per setting and kind of question: accuracy, F1, CIDEr and others with 95 %"
                + " intervals";
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        Scoreboard board = Scoreboard.of(journal, scorers);
        return switch (format) {
            case TEXT -> blocks(board, Columns::text);
            case MARKDOWN -> blocks(board, Columns::markdown);
            case CSV -> csv(board);
            case JSON -> json(board);
        };
    }

    private static List<String> settings(Scoreboard board) {
        return board.settings().stream().sorted(new SettingOrder()).toList();
    }

    private static Stream<Score> all(Scoreboard board) {
        return board.everyKind().stream()
                .flatMap(
                        kind ->
                                settings(board).stream()
                                        .flatMap(s -> board.scores(s, kind).stream()));
    }

    /** Tables of a few columns each, so that they fit a page. */
    private static String blocks(Scoreboard board, Function<Columns, String> form) {
        List<Column> columns =
                all(board).map(s -> new Column(s.kind(), s.metric())).distinct().toList();
        if (columns.isEmpty()) {
            return "no sample has a reference to judge by\n";
        }
        if (board.settings().size() == 1) {
            return form.apply(list(board)) + "\n" + note(board);
        }
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < columns.size(); from += COLUMNS_PER_TABLE) {
            int to = Math.min(columns.size(), from + COLUMNS_PER_TABLE);
            text.append(form.apply(block(board, columns.subList(from, to)))).append('\n');
        }
        return text.append(note(board)).toString();
    }

    /** One setting: a row for each kind and metric. */
    private static Columns list(Scoreboard board) {
        List<List<String>> rows =
                all(board)
                        .map(
                                score ->
                                        List.of(
                                                title(score.kind()) + " " + score.metric(),
                                                printed(score.value()),
                                                printed(score.interval()),
                                                String.valueOf(score.answers()),
                                                score.withoutLooking().isPresent()
                                                        ? printed(
                                                                score.withoutLooking()
                                                                        .getAsDouble())
                                                        : Cells.NONE))
                        .toList();
        return new Columns(
                List.of(
                        board.settings().first(),
                        "value",
                        "95 % interval",
                        "answers",
                        "without looking"),
                rows);
    }

    private static Columns block(Scoreboard board, List<Column> columns) {
        List<String> header = new ArrayList<>(List.of("setting"));
        columns.forEach(column -> header.add(title(column.kind()) + "\n" + column.metric()));
        List<List<String>> rows = new ArrayList<>();
        for (String setting : settings(board)) {
            List<String> row = new ArrayList<>(List.of(setting));
            columns.forEach(column -> row.add(cell(board, setting, column)));
            rows.add(row);
        }
        return new Columns(header, rows);
    }

    private static String title(String kind) {
        return kind.isEmpty() ? "all" : kind;
    }

    private static String cell(Scoreboard board, String setting, Column column) {
        return board.scores(setting, column.kind()).stream()
                .filter(score -> score.metric().equals(column.metric()))
                .findFirst()
                .map(score -> printed(score.value()) + " " + printed(score.interval()))
                .orElse(Cells.NONE);
    }

    private static String printed(Interval interval) {
        return "[" + printed(interval.low()) + ", " + printed(interval.high()) + "]";
    }

    private static String printed(double value) {
        return String.format(Locale.ROOT, "%.1f", 100 * value);
    }

    private static String note(Scoreboard board) {
        StringBuilder note =
                new StringBuilder(
                        """
                        values times 100, in brackets 95 % intervals: Wilson's where no two answers of a kind are about
                        the same pictures or where all pictures say the same, else and for all that is no share a
                        bootstrap over pictures; all questions: those that are right or wrong; without looking: the
                        best constant answer, or for captions that of another picture
                        """);
        Map<String, Integer> answers = new LinkedHashMap<>();
        all(board).forEach(score -> answers.merge(title(score.kind()), score.answers(), Math::max));
        note.append("answers per setting:");
        answers.forEach((kind, count) -> note.append(' ').append(kind).append(' ').append(count));
        return note.append('\n').toString();
    }

    private static void each(Scoreboard board, Consumer<List<Object>> row) {
        for (String kind : board.everyKind()) {
            for (String setting : settings(board)) {
                for (Score score : board.scores(setting, kind)) {
                    row.accept(values(setting, score));
                }
            }
        }
    }

    private static List<Object> values(String setting, Score score) {
        return List.of(
                score.kind(),
                setting,
                score.scorer(),
                score.metric(),
                score.value(),
                score.interval().low(),
                score.interval().high(),
                score.interval().method().publicName(),
                score.answers(),
                score.withoutLooking().isPresent()
                        ? (Object) score.withoutLooking().getAsDouble()
                        : "");
    }

    private static String csv(Scoreboard board) {
        List<List<String>> rows = new ArrayList<>();
        each(board, row -> rows.add(row.stream().map(String::valueOf).toList()));
        return new Columns(HEADER, rows).csv();
    }

    private static String json(Scoreboard board) {
        JsonArray scores = new JsonArray();
        each(
                board,
                row -> {
                    JsonObject object = new JsonObject();
                    for (int i = 0; i < row.size(); i++) {
                        if (!row.get(i).equals("") || i == 0) {
                            object.add(HEADER.get(i), JSON.toJsonTree(row.get(i)));
                        }
                    }
                    scores.add(object);
                });
        return JSON.toJson(scores) + "\n";
    }
}
