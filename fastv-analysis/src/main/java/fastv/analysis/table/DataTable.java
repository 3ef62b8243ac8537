package fastv.analysis.table;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of texts and numbers.
 *
 * @param columns their names, units in square brackets
 * @param rows one cell per column: a text, a number, a truth value, or null where there is nothing
 */
public record DataTable(List<String> columns, List<List<@Nullable Object>> rows) {
    private static final Gson JSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .serializeNulls()
                    .serializeSpecialFloatingPointValues()
                    .disableHtmlEscaping()
                    .create();

    public DataTable {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copies = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row: expected " + columns.size() + " cells, got " + row);
            }
            copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = Collections.unmodifiableList(copies);
    }

    /** Comma-separated values, RFC 4180 but for the line ends, which are single line feeds. */
    public String csv() {
        StringBuilder text = new StringBuilder(csvLine(new ArrayList<>(columns)));
        rows.forEach(row -> text.append(csvLine(row)));
        return text.toString();
    }

    private static String csvLine(List<@Nullable Object> cells) {
        return cells.stream().map(DataTable::csvCell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String csvCell(@Nullable Object cell) {
        String text = cell == null ? "" : cell.toString();
        boolean special = text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return special ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /** A list of objects whose keys are the columns. */
    public String json() {
        JsonArray array = new JsonArray();
        for (List<@Nullable Object> row : rows) {
            JsonObject object = new JsonObject();
            for (int i = 0; i < columns.size(); i++) {
                object.add(columns.get(i), jsonCell(row.get(i)));
            }
            array.add(object);
        }
        return JSON.toJson(array) + "\n";
    }

    private static JsonElement jsonCell(@Nullable Object cell) {
        if (cell == null || (cell instanceof Double number && !Double.isFinite(number))) {
            return JsonNull.INSTANCE;
        }
        if (cell instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return cell instanceof Boolean truth
                ? new JsonPrimitive(truth)
                : new JsonPrimitive(cell.toString());
    }
}
