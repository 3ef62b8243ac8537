package fastv.core.decode;

import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Ranking;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.TokenLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes a session's rankings, keeps their records, and books the time they take. */
final class Selection {
    private final Strategy strategy;
    private final SampleSeed seed;
    private final int layers;
    private final List<RankingRecord> records = new ArrayList<>();
    private long nanos;

    Selection(Strategy strategy, SampleSeed seed, Decoder decoder) {
        this.strategy = strategy;
        this.seed = seed;
        this.layers = decoder.layers();
    }

    /** The first row whose query a layer must keep for later stages; {@code rows} for none. */
    int firstQuery(int layer, int rows) {
        int first = rows;
        for (Stage stage : strategy.stages()) {
            for (EvidenceNeed need : stage.score().needs()) {
                if (need instanceof EvidenceNeed.Attention attention
                        && attention.layer() == layer
                        && siteOf(stage) < layers) {
                    boolean last = attention.queries() == EvidenceNeed.Queries.LAST;
                    first = Math.min(first, last ? rows - 1 : 0);
                }
            }
        }
        return first;
    }

    static int siteOf(Stage stage) {
        return ((fastv.core.prune.Site.BeforeLayer) stage.site()).layer();
    }

    /** Ranks the rows that entered a site. */
    Ranking rank(
            Stage stage,
            int pass,
            TokenLayout rows,
            Map<Integer, Function<TokenLayout, LayerAttention>> attention) {
        int index = strategy.stages().indexOf(stage);
        int ranking = (int) records.stream().filter(r -> r.stage() == index).count();
        StageEvidence evidence =
                new StageEvidence(
                        rows,
                        stage.scope().candidates(rows),
                        ranking,
                        seed,
                        layer -> {
                            Function<TokenLayout, LayerAttention> reading = attention.get(layer);
                            if (reading == null) {
                                throw new IllegalStateException(
                                        "attention of layer "
                                                + layer
                                                + " was not announced before layer "
                                                + siteOf(stage));
                            }
                            return reading.apply(rows);
                        });
        Ranking outcome = stage.rank(evidence);
        records.add(new RankingRecord(index, siteOf(stage), pass, outcome));
        return outcome;
    }

    void book(long startNanos) {
        nanos += System.nanoTime() - startNanos;
    }

    List<RankingRecord> records() {
        return List.copyOf(records);
    }

    Duration time() {
        return Duration.ofNanos(nanos);
    }
}
