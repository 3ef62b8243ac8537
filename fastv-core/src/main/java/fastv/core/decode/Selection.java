package fastv.core.decode;

import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.EvidenceNeed.Queries;
import fastv.core.prune.Ranking;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.TokenLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Makes a session's rankings, keeps their records, and books the time they take. */
final class Selection {
    private final Strategy strategy;
    private final SampleSeed seed;
    private final int layers;
    private final List<RankingRecord> records = new ArrayList<>();
    private TokenLayout uncut = TokenLayout.builder().build();
    private long nanos;

    Selection(Strategy strategy, SampleSeed seed, Decoder decoder) {
        this.strategy = strategy;
        this.seed = seed;
        this.layers = decoder.layers();
    }

    /** Remembers the sequence that budgets may count from. */
    void begin(TokenLayout prompt) {
        uncut = prompt;
    }

    /**
     * The first row whose query a layer must keep for later stages; {@code rows} for none.
     *
     * @param rows how many rows the layer computes
     */
    int firstQuery(int layer, int rows) {
        return strategy.stages().stream()
                .filter(stage -> layer < siteOf(stage) && siteOf(stage) < layers)
                .mapToInt(stage -> firstQuery(stage, layer, rows))
                .min()
                .orElse(rows);
    }

    /** Whether any stage lies behind a layer and may read what the layer wrote. */
    boolean readsAfter(int layer) {
        return strategy.stages().stream()
                .anyMatch(stage -> layer < siteOf(stage) && siteOf(stage) < layers);
    }

    /** The first row whose query a stage asks of the layer at its own site, not run yet. */
    static int firstQueryAhead(Stage stage, int rows) {
        return firstQuery(stage, siteOf(stage), rows);
    }

    private static int firstQuery(Stage stage, int layer, int rows) {
        Set<EvidenceNeed> needs = stage.needs();
        if (needs.contains(new EvidenceNeed.Attention(layer, Queries.ALL))) {
            return 0;
        }
        return needs.contains(new EvidenceNeed.Attention(layer, Queries.LAST)) ? rows - 1 : rows;
    }

    static int siteOf(Stage stage) {
        return ((fastv.core.prune.Site.BeforeLayer) stage.site()).layer();
    }

    /** Ranks the rows that entered a site. */
    Ranking rank(
            Stage stage,
            int pass,
            TokenLayout rows,
            Map<Integer, Function<TokenLayout, LayerAttention>> attention,
            SiteStates states) {
        int index = strategy.stages().indexOf(stage);
        int ranking = (int) records.stream().filter(r -> r.stage() == index).count();
        StageEvidence evidence =
                new StageEvidence(
                        rows,
                        stage.scope().candidates(rows),
                        stage.scope().candidates(uncut).length,
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
                        },
                        states);
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
