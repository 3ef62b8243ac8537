package fastv.analysis.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of texts. The first column is aligned to the left, all others to the right.
 *
 * @param header names of the columns; a line break splits one where the form allows it
 * @param rows one text per column
 */
public record Columns(List<String> header, List<List<String>> rows) {

    public Columns {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "row: expected " + header.size() + " cells, got " + row);
            }
        }
    }

    /** Aligned for a terminal. */
    public String text() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            int width = 0;
            for (String line : header.get(column).split("\n", -1)) {
                width = Math.max(width, width(line));
            }
            for (List<String> row : rows) {
                width = Math.max(width, width(row.get(column)));
            }
            widths.add(width);
        }
        StringBuilder text = new StringBuilder();
        headerLines().forEach(line -> text.append(aligned(line, widths)));
        int total = widths.stream().mapToInt(w -> w).sum() + 2 * (widths.size() - 1);
        text.append("-".repeat(total)).append('\n');
        rows.forEach(row -> text.append(aligned(row, widths)));
        return text.toString();
    }

    /** The header's lines; a name of fewer lines stands at the top. */
    private List<List<String>> headerLines() {
        List<List<String>> split =
                header.stream().map(name -> List.of(name.split("\n", -1))).toList();
        int most = split.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int line = i;
            lines.add(
                    split.stream()
                            .map(parts -> line < parts.size() ? parts.get(line) : "")
                            .toList());
        }
        return lines;
    }

    private List<String> wholeHeader() {
        return header.stream().map(name -> name.replace('\n', ' ')).toList();
    }

    private static String aligned(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String blank = " ".repeat(widths.get(column) - width(cell));
            line.append(column == 0 ? cell + blank : "  " + blank + cell);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** A Markdown table. */
    public String markdown() {
        StringBuilder text = new StringBuilder(markdownRow(wholeHeader()));
        text.append("| --- |").append(" ---: |".repeat(header.size() - 1)).append('\n');
        rows.forEach(row -> text.append(markdownRow(row)));
        return text.toString();
    }

    private static String markdownRow(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Comma-separated values, RFC 4180 but for the line ends, which are single line feeds. */
    public String csv() {
        StringBuilder text = new StringBuilder(csvRow(wholeHeader()));
        rows.forEach(row -> text.append(csvRow(row)));
        return text.toString();
    }

    private static String csvRow(List<String> cells) {
        return cells.stream().map(Columns::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean special = cell.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return special ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
