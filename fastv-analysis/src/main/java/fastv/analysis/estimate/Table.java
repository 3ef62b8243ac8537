package fastv.analysis.estimate;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import fastv.core.journal.ReportFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of named columns in every format of a report. Cells are texts, whole numbers, reals, or
 * nothing; reals have four digits for readers and all of them for programs. NaN is nothing.
 */
public final class Table {
    private final List<String> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    public Table(String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row. */
    public void row(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "row: expected " + columns.size() + " cells, got " + cells.length);
        }
        rows.add(new ArrayList<>(Arrays.asList(cells)));
    }

    /** The cells of an estimate: mean, low, high. */
    public static @Nullable Object[] cells(Estimate estimate) {
        return estimate.samples() == 0
                ? new @Nullable Object[] {null, null, null}
                : new @Nullable Object[] {
                    estimate.mean(),
                    estimate.interval().map(interval -> (Object) interval.low()).orElse(null),
                    estimate.interval().map(interval -> (Object) interval.high()).orElse(null)
                };
    }

    /** The table as text. */
    public String render(ReportFormat format) {
        return switch (format) {
            case TEXT -> text();
            case MARKDOWN -> lines("| ", " | ", " |", "| --- ".repeat(columns.size()) + "|");
            case CSV -> csv();
            case JSON -> json();
        };
    }

    private static String shown(@Nullable Object cell) {
        if (cell instanceof Double real) {
            return real.isNaN() ? "" : String.format(Locale.ROOT, "%.4g", real);
        }
        return cell == null ? "" : cell.toString();
    }

    private String text() {
        int[] widths = columns.stream().mapToInt(String::length).toArray();
        for (List<@Nullable Object> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], shown(row.get(i)).length());
            }
        }
        StringBuilder text = new StringBuilder(padded(columns, widths));
        for (List<@Nullable Object> row : rows) {
            text.append(padded(row.stream().map(Table::shown).toList(), widths));
        }
        return text.toString();
    }

    private static String padded(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ").append(cells.get(i));
            line.append(" ".repeat(widths[i] - cells.get(i).length()));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private String lines(String before, String between, String after, String rule) {
        StringBuilder text = new StringBuilder();
        text.append(before).append(String.join(between, columns)).append(after).append('\n');
        text.append(rule).append('\n');
        for (List<@Nullable Object> row : rows) {
            text.append(
                    row.stream()
                            .map(cell -> shown(cell).replace("|", "\\|"))
                            .collect(Collectors.joining(between, before, after + "\n")));
        }
        return text.toString();
    }

    private String csv() {
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (List<@Nullable Object> row : rows) {
            text.append(
                    row.stream().map(Table::csvCell).collect(Collectors.joining(",", "", "\n")));
        }
        return text.toString();
    }

    private static String csvCell(@Nullable Object cell) {
        if (cell == null || cell.equals(Double.NaN)) {
            return "";
        }
        return cell instanceof String text
                ? '"' + text.replace("\"", "\"\"") + '"'
                : cell.toString();
    }

    private String json() {
        JsonArray array = new JsonArray();
        for (List<@Nullable Object> row : rows) {
            JsonObject object = new JsonObject();
            for (int i = 0; i < columns.size(); i++) {
                Object cell = row.get(i);
                if (cell == null || cell.equals(Double.NaN)) {
                    object.add(columns.get(i), JsonNull.INSTANCE);
                } else {
                    object.add(
                            columns.get(i),
                            cell instanceof Number number
                                    ? new JsonPrimitive(number)
                                    : new JsonPrimitive(cell.toString()));
                }
            }
            array.add(object);
        }
        return new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(array) + "\n";
    }
}
