package fastv.analysis.paper;

import fastv.core.score.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a run and the paper disagree, in words; every word is computed. */
final class Disagreements {
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
        double printed = printed(row);
        Interval here = row.kept().lossInterval();
        String verdict =
                here.holds(1 - printed)
                        ? "agrees within the interval"
                        : row.kept().loss() > 1 - printed
                                ? "disagrees, loses more here"
                                : "disagrees, loses less here";
        return "%s: paper %s, here %s [%s, %s]: %s"
                .formatted(
                        row.printed().name(),
                        PaperReport.percent(1 - printed),
                        PaperReport.percent(row.kept().loss()),
                        PaperReport.percent(here.low()),
                        PaperReport.percent(here.high()),
                        verdict);
    }

    private double printed(TableRow row) {
        return row.printed().kept(unpruned).orElseThrow();
    }

    private List<String> order() {
        int same = 0;
        int ties = 0;
        List<Pair> opposite = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                TableRow a = rows.get(i);
                TableRow b = rows.get(j);
                double here = a.kept().value() - b.kept().value();
                double both = here * (printed(a) - printed(b));
                if (both > 0) {
                    same++;
                } else if (both < 0) {
                    opposite.add(here > 0 ? new Pair(a, b) : new Pair(b, a));
                } else {
                    ties++;
                }
            }
        }
        int pairs = same + opposite.size();
        List<String> lines = new ArrayList<>();
        lines.add(
                ("%d of %d pairs of settings stand in the paper's order here, %d more are level"
                                + " (Goodman and Kruskal's gamma %s)")
                        .formatted(same, pairs, ties, gamma(same, opposite.size())));
        if (!opposite.isEmpty()) {
            lines.addAll(otherWay(opposite));
        }
        return lines;
    }

    private static String gamma(int same, int opposite) {
        int pairs = same + opposite;
        return pairs == 0
                ? "-"
                : String.format(Locale.ROOT, "%.2f", (double) (same - opposite) / pairs);
    }

    private static List<String> otherWay(List<Pair> opposite) {
        List<Pair> sure = opposite.stream().filter(Pair::isSure).toList();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%d stand the other way round; of %d of them the 95 %% interval excludes a tie"
                        .formatted(opposite.size(), sure.size()));
        sure.forEach(pair -> lines.add(pair.sentence()));
        String unsure =
                opposite.stream()
                        .filter(pair -> !pair.isSure())
                        .map(Pair::names)
                        .collect(Collectors.joining("; "));
        if (!unsure.isEmpty()) {
            lines.add("not told apart here: " + unsure);
        }
        return lines;
    }

    /** Two rows that the paper has in the other order. */
    private record Pair(TableRow better, TableRow worse) {
        Interval lead() {
            return better.kept().lead(worse.kept());
        }

        boolean isSure() {
            return lead().low() > 0;
        }

        String names() {
            return better.printed().name() + " over " + worse.printed().name();
        }

        String sentence() {
            return "here %s keeps more than %s, by %s [%s, %s]; in the paper less"
                    .formatted(
                            better.printed().name(),
                            worse.printed().name(),
                            PaperReport.percent(better.kept().value() - worse.kept().value()),
                            PaperReport.percent(lead().low()),
                            PaperReport.percent(lead().high()));
        }
    }
}
