package fastv.analysis.paper;

import fastv.core.score.Interval;
import fastv.core.score.Score;
import fastv.core.score.Scoreboard;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the table: the paper's and the run's.
 *
 * @param printed what the paper has
 * @param setting label of the run's setting
 * @param scores first metric of each kind, natural scale
 * @param flops mean figure of the paper's formula, billions per layer
 * @param flopsRatio to the unpruned run
 * @param kept what is kept of the unpruned scores, each kind counting alike
 */
record TableRow(
        PrintedRow printed,
        String setting,
        List<Score> scores,
        double flops,
        double flopsRatio,
        Kept kept) {
    private static final Pattern K = Pattern.compile("\\bk=(\\d+)");
    private static final Pattern R = Pattern.compile("\\br=([\\d.eE+-]+)");
    private static final int PERCENT = 100;

    TableRow {
        scores = List.copyOf(scores);
    }

    /** A share of the unpruned scores, with its bootstrap replicates. */
    static final class Kept {
        private final double value;
        private final double[] replicates;

        private Kept(double value, double[] replicates) {
            this.value = value;
            this.replicates = replicates;
        }

        static Kept of(Scoreboard board, String setting, String unpruned, List<String> kinds) {
            double value = 0;
            double[] replicates = new double[Scoreboard.REPLICATES];
            for (String kind : kinds) {
                value += first(board, setting, kind) / first(board, unpruned, kind) / kinds.size();
                double[] own = board.replicates(setting, kind);
                double[] whole = board.replicates(unpruned, kind);
                for (int i = 0; i < replicates.length; i++) {
                    replicates[i] += own[i] / whole[i] / kinds.size();
                }
            }
            return new Kept(value, replicates);
        }

        private static double first(Scoreboard board, String setting, String kind) {
            return board.scores(setting, kind).get(0).value();
        }

        double value() {
            return value;
        }

        double loss() {
            return 1 - value;
        }

        Interval lossInterval() {
            double[] losses = new double[replicates.length];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = 1 - replicates[i];
            }
            return Interval.percentile(losses);
        }

        /** How much more this keeps than another, replicate by replicate. */
        Interval lead(Kept other) {
            double[] differences = new double[replicates.length];
            for (int i = 0; i < differences.length; i++) {
                differences[i] = replicates[i] - other.replicates[i];
            }
            return Interval.percentile(differences);
        }
    }

    /** Whether a label is that of FastV with the K and R of a printed row. */
    static boolean isSetting(String label, PrintedRow row) {
        if (!label.startsWith("fastv(") || row.k().isEmpty()) {
            return false;
        }
        Matcher k = K.matcher(label);
        Matcher r = R.matcher(label);
        return k.find()
                && r.find()
                && Integer.parseInt(k.group(1)) == row.k().getAsInt()
                && Math.round(PERCENT * Double.parseDouble(r.group(1))) == row.percent();
    }
}
