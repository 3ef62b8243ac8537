package fastv.analysis.paper;

import fastv.core.score.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a run and the paper disagree, in words; every word is computed. */
final class Disagreements {
    private static final int PERCENT = 100;

    private final List<TableRow> rows;
    private final PrintedRow unpruned;

    /**
     * @param rows the pruned settings that both have
     * @param unpruned the paper's baseline
     */
    Disagreements(List<TableRow> rows, PrintedRow unpruned) {
        this.rows = List.copyOf(rows);
        this.unpruned = unpruned;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (rows.isEmpty() || rows.get(0).kept().value() == 0) {
            lines.add("nothing to compare: no pruned setting, or the unpruned model scores 0");
            return lines;
        }
        lines.add("Size of the loss (mean over columns of 1 - score / unpruned score):");
        rows.forEach(row -> lines.add("- " + size(row)));
        lines.add("");
        lines.add("Order of the settings:");
        order().forEach(line -> lines.add("- " + line));
        return lines;
    }

    private String size(TableRow row) {
        double printed = 1 - row.printed().kept(unpruned);
        Interval here = row.kept().lossInterval();
        String verdict =
                here.holds(printed)
                        ? "agrees within the interval"
                        : row.kept().loss() > printed
                                ? "disagrees, loses more here"
                                : "disagrees, loses less here";
        return "%s: paper %s, here %s [%s, %s]: %s"
                .formatted(
                        row.printed().name(),
                        percent(printed),
                        percent(row.kept().loss()),
                        percent(here.low()),
                        percent(here.high()),
                        verdict);
    }

    private List<String> order() {
        int same = 0;
        int opposite = 0;
        int ties = 0;
        List<String> sure = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                double printed =
                        rows.get(i).printed().kept(unpruned) - rows.get(j).printed().kept(unpruned);
                double here = rows.get(i).kept().value() - rows.get(j).kept().value();
                if (printed * here > 0) {
                    same++;
                } else if (printed * here < 0) {
                    opposite++;
                    addIfSure(rows.get(i), rows.get(j), here, sure);
                } else {
                    ties++;
                }
            }
        }
        List<String> lines = new ArrayList<>();
        int pairs = same + opposite;
        lines.add(
                ("%d of %d pairs of settings stand in the paper's order here, %d more are level"
                                + " (Goodman and Kruskal's gamma %s)")
                        .formatted(
                                same,
                                pairs,
                                ties,
                                pairs == 0
                                        ? "-"
                                        : String.format(
                                                Locale.ROOT,
                                                "%.2f",
                                                (double) (same - opposite) / pairs)));
        if (opposite > 0) {
            lines.add(
                    "%d stand the other way round; of %d of them the 95 %% interval excludes a tie"
                            .formatted(opposite, sure.size()));
            lines.addAll(sure);
        }
        return lines;
    }

    private static void addIfSure(TableRow a, TableRow b, double here, List<String> sure) {
        TableRow better = here > 0 ? a : b;
        TableRow worse = here > 0 ? b : a;
        Interval lead = better.kept().lead(worse.kept());
        if (lead.low() > 0) {
            sure.add(
                    "here %s keeps more than %s, by %s [%s, %s]; in the paper less"
                            .formatted(
                                    better.printed().name(),
                                    worse.printed().name(),
                                    percent(better.kept().value() - worse.kept().value()),
                                    percent(lead.low()),
                                    percent(lead.high())));
        }
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", PERCENT * share);
    }
}
