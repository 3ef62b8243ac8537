package fastv.strategies.named;

import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.prune.Scope;
import fastv.core.prune.Score;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.strategies.select.TopK;
import java.util.List;

/** One cut with original positions: what the rows of FastV's Table 7 differ in is the segment. */
final class SegmentCut {
    private SegmentCut() {}

    static Strategy strategy(int k, Scope scope, Score score, Budget budget, FastVMode mode) {
        Stage stage =
                new Stage(
                        new Site.BeforeLayer(k),
                        scope,
                        score,
                        budget,
                        new TopK(),
                        Positions.ORIGINAL,
                        mode.enactment());
        return new Strategy(List.of(stage), mode.replay());
    }

    /** Columns are masked by no row of the table, and one query cannot rank a mask's segment. */
    static void requireDrop(FastVMode mode) {
        if (mode.enactment() != Enactment.DROP) {
            throw new IllegalArgumentException(
                    "mode: expected drop-cached or drop-recompute, got "
                            + mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
    }
}
