package fastv.eval.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows that the selection benchmark prints: one for every method, measured or not. */
final class SelectionTable {
    private static final double BOUND = 0.01;

    private final List<String> bound;
    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, String> reasons = new TreeMap<>();
    private final Map<String, String> options = new TreeMap<>();
    private final Map<String, Tower> towers = new TreeMap<>();

    /**
     * @param bound labels that are held to the bound
     */
    SelectionTable(List<String> bound) {
        this.bound = List.copyOf(bound);
    }

    /** What was measured of one method: seconds, and shares of its prefill. */
    private record Row(List<Double> selection, List<Double> reading, List<Double> shares) {}

    /** What a run of the tower took with and without merging, in seconds. */
    private record Tower(List<Double> merging, List<Double> plain) {}

    void add(String label, Duration selection, Duration reading, double prefillSeconds) {
        Row row =
                rows.computeIfAbsent(
                        label,
                        first -> new Row(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        row.selection().add(seconds(selection));
        row.reading().add(seconds(reading));
        row.shares().add(seconds(selection) / prefillSeconds);
    }

    void addTower(String label, Duration merging, Duration plain) {
        Tower tower =
                towers.computeIfAbsent(
                        label, first -> new Tower(new ArrayList<>(), new ArrayList<>()));
        tower.merging().add(seconds(merging));
        tower.plain().add(seconds(plain));
    }

    /** What a method is measured with; empty for its defaults. */
    void options(String label, String given) {
        options.put(label, given.isEmpty() ? "" : "  with " + given);
    }

    void leaveOut(String label, String reason) {
        reasons.put(label, reason);
    }

    boolean isLeftOut(String label) {
        return reasons.containsKey(label);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%-28s %30s %16s %30s"
                        .formatted(
                                "method", "selection ms", "of it reading", "share of its prefill"));
        Map<String, String> all = new TreeMap<>();
        rows.forEach((label, row) -> all.put(label, line(label, row)));
        reasons.forEach(
                (label, reason) ->
                        all.put(label, "%-28s not measured: %s".formatted(label, reason)));
        lines.addAll(all.values());
        towers.forEach((label, tower) -> lines.add(line(label, tower)));
        return lines;
    }

    private String line(String label, Row row) {
        double share = median(row.shares());
        String verdict =
                bound.contains(label)
                        ? "  bound 1 %%, ratio to it %.2f  %s"
                                .formatted(share / BOUND, share <= BOUND ? "holds" : "MISSED")
                        : "";
        String selection =
                "%.2f (%.2f to %.2f)"
                        .formatted(
                                median(row.selection()) * 1e3,
                                least(row.selection()) * 1e3,
                                most(row.selection()) * 1e3);
        String shares =
                "%.3f %% (%.3f to %.3f)"
                        .formatted(
                                share * 100, least(row.shares()) * 100, most(row.shares()) * 100);
        return "%-28s %30s %16.2f %30s%s%s"
                .formatted(
                        label,
                        selection,
                        median(row.reading()) * 1e3,
                        shares,
                        options.getOrDefault(label, ""),
                        verdict);
    }

    private static String line(String label, Tower tower) {
        return "%s: a run of the tower takes %.1f ms, reading and merging included, and %.1f ms without merging"
                .formatted(label, median(tower.merging()) * 1e3, median(tower.plain()) * 1e3);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double least(List<Double> values) {
        return values.stream().min(Double::compare).orElseThrow();
    }

    private static double most(List<Double> values) {
        return values.stream().max(Double::compare).orElseThrow();
    }
}
