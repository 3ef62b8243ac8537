package fastv.analysis.paper;

import fastv.core.journal.JournalEntry;
import fastv.core.score.Interval;
import fastv.core.score.Scoreboard;
import java.util.List;

/** A share of the unpruned scores, with its bootstrap replicates. */
final class Kept {
    private final double value;
    private final double[] replicates;

    private Kept(double value, double[] replicates) {
        this.value = value;
        this.replicates = replicates;
    }

    /**
     * What a setting keeps, each kind counting alike.
     *
     * @param run in which the setting was run
     * @param setting its label
     * @param base holds the unpruned scores; of the same questions, so that replicates are paired
     * @param kinds those that count
     */
    static Kept of(JudgedRun run, String setting, JudgedRun base, List<String> kinds) {
        double value = 0;
        double[] replicates = new double[Scoreboard.REPLICATES];
        for (String kind : kinds) {
            double own = run.score(setting, kind).value();
            value += own / base.score(JournalEntry.UNPRUNED, kind).value() / kinds.size();
            double[] owns = run.board().replicates(setting, kind);
            double[] whole = base.board().replicates(JournalEntry.UNPRUNED, kind);
            for (int i = 0; i < replicates.length; i++) {
                // of nothing there is no share: such a replicate counts for no interval
                replicates[i] += whole[i] > 0 ? owns[i] / whole[i] / kinds.size() : Double.NaN;
            }
        }
        return new Kept(value, replicates);
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
