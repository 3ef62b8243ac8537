package fastv.analysis.figure;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.Chart;
import fastv.analysis.chart.HeatMap;
import fastv.analysis.chart.Panels;
import fastv.analysis.result.Results;
import fastv.analysis.result.SampleAnswers;
import fastv.analysis.scores.ScoresRecord;
import fastv.analysis.scores.StageScores;
import fastv.analysis.shift.ShiftRecord;
import fastv.analysis.table.DataTable;
import fastv.core.journal.JournalEntry;
import fastv.core.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far any two ranking functions agree on the same pictures. */
public final class AgreementFigure implements Figure {
    private static final int MOST = 8;
    private static final int WIDTH = 560;
    private static final int HEIGHT = 400;

    /** Two rankings. */
    private record Pair(String one, String other) {}

    @Override
    public String summary() {
        return "overlap of the better half and rank correlation between rankings (analyses scores"
                + " and shift)";
    }

    @Override
    public Gathering begin() {
        return new Tally();
    }

    private static final class Tally implements Gathering {
        private final Map<String, Integer> names = new TreeMap<>();
        private final Map<Pair, Moments> overlap = new HashMap<>();
        private final Map<Pair, Moments> correlation = new HashMap<>();

        @Override
        public void add(SampleAnswers sample) {
            Map<String, double[]> rankings = rankings(sample);
            rankings.keySet().forEach(name -> names.merge(name, 1, Integer::sum));
            rankings.forEach(
                    (one, a) ->
                            rankings.forEach(
                                    (other, b) -> {
                                        if (one.compareTo(other) < 0 && a.length == b.length) {
                                            Pair pair = new Pair(one, other);
                                            add(overlap, pair, Ranks.overlap(a, b));
                                            add(correlation, pair, Ranks.correlation(a, b));
                                        }
                                    }));
        }

        private static void add(Map<Pair, Moments> sums, Pair pair, double value) {
            sums.computeIfAbsent(pair, p -> new Moments()).addKnown(value);
        }

        /** Every ranking that saw all patches of the first picture. */
        private static Map<String, double[]> rankings(SampleAnswers sample) {
            Map<String, double[]> rankings = new TreeMap<>();
            for (JournalEntry entry : sample.entries()) {
                ScoresRecord.of(entry)
                        .filter(record -> record.pictures().size() == 1)
                        .ifPresent(
                                record -> {
                                    int patches = record.pictures().get(0).grid().patches();
                                    for (StageScores stage : record.stages()) {
                                        if (stage.scores().size() == patches) {
                                            rankings.putIfAbsent(
                                                    stage.ranking() + ", " + stage.site(),
                                                    doubles(stage.scores()));
                                        }
                                    }
                                });
                ShiftRecord.of(entry)
                        .filter(record -> !record.classAttention().isEmpty())
                        .ifPresent(
                                record ->
                                        rankings.putIfAbsent(
                                                "class token's attention",
                                                doubles(record.classAttention())));
            }
            return rankings;
        }

        private static double[] doubles(List<Float> values) {
            return values.stream().mapToDouble(Float::doubleValue).toArray();
        }

        @Override
        public List<Plate> plates(Results results) {
            return overlap.isEmpty() ? List.of() : List.of(plate());
        }

        private Plate plate() {
            List<String> shown = names.keySet().stream().limit(MOST).toList();
            Chart shared =
                    matrix("Overlap of the better half", shown, overlap, 0, Axis.Format.PERCENT);
            Chart ranks =
                    matrix(
                            "Rank correlation (Spearman)",
                            shown,
                            correlation,
                            -1,
                            Axis.Format.PLAIN);
            return new Plate(
                    "agreement",
                    new Panels(
                            "Agreement of rankings",
                            "Two matrices over %s: overlap of the better half of the patches, and rank"
                                            .formatted(String.join("; ", shown))
                                    + " correlation.",
                            1,
                            List.of(shared, ranks)),
                    "Two rankings drawn at random share half of their better halves and have"
                            + " correlation 0. Means over samples.",
                    "extra.scores.stages, extra.shift.classAttention",
                    table());
        }

        private static HeatMap matrix(
                String title,
                List<String> shown,
                Map<Pair, Moments> values,
                double low,
                Axis.Format format) {
            List<List<Double>> cells = new ArrayList<>();
            for (String row : shown) {
                List<Double> line = new ArrayList<>();
                for (String column : shown) {
                    line.add(value(values, row, column));
                }
                cells.add(line);
            }
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                numbers.add(String.valueOf(i + 1));
            }
            List<String> named = new ArrayList<>();
            for (int i = 0; i < shown.size(); i++) {
                named.add((i + 1) + ": " + shown.get(i));
            }
            return new HeatMap(
                    title,
                    "",
                    "",
                    "",
                    numbers,
                    named,
                    cells,
                    new HeatMap.Scale("mean", low, 1, false, format),
                    List.of(),
                    WIDTH,
                    Math.min(HEIGHT, 140 + 36 * shown.size()));
        }

        private static double value(Map<Pair, Moments> values, String row, String column) {
            int order = row.compareTo(column);
            if (order == 0) {
                return 1;
            }
            Moments mean = values.get(order < 0 ? new Pair(row, column) : new Pair(column, row));
            return mean == null ? Double.NaN : mean.mean();
        }

        private DataTable table() {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            overlap.forEach(
                    (pair, shared) -> {
                        Moments ranks = correlation.getOrDefault(pair, new Moments());
                        rows.add(
                                Arrays.<@Nullable Object>asList(
                                        pair.one(),
                                        pair.other(),
                                        shared.count(),
                                        shared.mean(),
                                        ranks.mean()));
                    });
            rows.sort(
                    Comparator.comparing((List<@Nullable Object> row) -> String.valueOf(row.get(0)))
                            .thenComparing(row -> String.valueOf(row.get(1))));
            return new DataTable(
                    List.of("ranking", "other ranking", "samples", "overlap", "correlation"), rows);
        }
    }
}
