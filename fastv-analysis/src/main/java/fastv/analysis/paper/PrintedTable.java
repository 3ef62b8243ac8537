package fastv.analysis.paper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A paper's table as printed.
 *
 * @param keys names of the columns that tell rows apart
 * @param columns names of all others
 * @param rows the unpruned one first
 */
record PrintedTable(List<String> keys, List<String> columns, List<PrintedRow> rows) {
    /** Columns of a file before the keys: name, strategy, k and R in percent. */
    private static final int MATCH = 4;

    /** What a paper prints of a model that gave no valid answers; it has got nothing right. */
    private static final String FAILED = "Failed";

    PrintedTable {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table from a CSV file beside this class, whose cells hold no commas.
     *
     * @param file its name
     * @param keys how many columns tell rows apart
     * @param from the first column of scores among the others
     * @param to behind the last one
     */
    static PrintedTable read(String file, int keys, int from, int to) {
        List<List<String>> lines = lines(file);
        List<String> header = lines.get(0);
        List<PrintedRow> rows =
                lines.stream().skip(1).map(cells -> row(cells, keys, from, to)).toList();
        return new PrintedTable(
                header.subList(MATCH, MATCH + keys),
                header.subList(MATCH + keys, header.size()),
                rows);
    }

    private static List<List<String>> lines(String file) {
        InputStream stream =
                Objects.requireNonNull(PrintedTable.class.getResourceAsStream(file), file);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> List.of(line.split(",", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static PrintedRow row(List<String> line, int keys, int from, int to) {
        List<String> cells = line.subList(MATCH + keys, line.size());
        return new PrintedRow(
                line.get(0),
                line.get(1),
                number(line.get(2)),
                number(line.get(3)),
                line.subList(MATCH, MATCH + keys),
                cells,
                cells.subList(from, to).stream().map(PrintedTable::score).toList());
    }

    private static OptionalInt number(String cell) {
        return cell.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cell));
    }

    private static double score(String cell) {
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        return cell.equals(FAILED) ? 0 : Double.parseDouble(cell);
    }

    PrintedRow unpruned() {
        return rows.get(0);
    }
}
