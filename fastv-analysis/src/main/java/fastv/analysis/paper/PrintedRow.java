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
 * One row of FastV's Table 1 as printed (arXiv:2403.06764), for LLaVA-1.5-7B.
 *
 * @param k the filtering layer; empty for the unpruned model
 * @param percent R, the share of image tokens removed, in percent
 * @param flops in billions
 * @param flopsRatio in percent
 * @param scores Nocaps and Flickr30k (CIDEr), A-OKVQA and MMMU (accuracy)
 * @param average printed average
 */
record PrintedRow(
        OptionalInt k,
        int percent,
        double flops,
        double flopsRatio,
        List<Double> scores,
        double average) {
    /** Names of the columns of {@code scores}. */
    static final List<String> DATA = List.of("Nocaps", "Flickr30k", "A-OKVQA", "MMMU");

    private static final String FILE = "fastv-table1.csv";
    private static final int FIRST_SCORE = 5;

    PrintedRow {
        scores = List.copyOf(scores);
    }

    /** All rows in the order of the paper. */
    static List<PrintedRow> all() {
        InputStream stream =
                Objects.requireNonNull(PrintedRow.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(PrintedRow::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static PrintedRow of(String line) {
        String[] cells = line.split(",", -1);
        List<Double> scores =
                List.of(cells).subList(FIRST_SCORE, FIRST_SCORE + DATA.size()).stream()
                        .map(Double::valueOf)
                        .toList();
        return new PrintedRow(
                cells[1].isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(cells[1])),
                number(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                scores,
                Double.parseDouble(cells[FIRST_SCORE + DATA.size()]));
    }

    private static int number(String cell) {
        return Integer.parseInt(cell);
    }

    /** As the paper calls it. */
    String name() {
        return k.isEmpty() ? "Baseline" : "K=%d R=%d%%".formatted(k.getAsInt(), percent);
    }

    /** What is kept of the unpruned scores, each column counting alike. */
    double kept(PrintedRow unpruned) {
        double sum = 0;
        for (int i = 0; i < scores.size(); i++) {
            sum += scores.get(i) / unpruned.scores().get(i);
        }
        return sum / scores.size();
    }
}
