package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.DecoderKernels.LayerOutput;
import fastv.core.kernel.DecoderKernels.QueriesAndKeys;
import fastv.core.kernel.DecoderKernels.Rotary;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.prune.Ranking;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.TokenLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A forward pass over the whole sequence into empty caches: the prefill, or one step of decoding
 * without a cache. Cuts at each site: hidden states, layout, positions, rotary angles and columns
 * together.
 */
final class FullPass {
    private final Decoder decoder;
    private final Strategy strategy;
    private final Selection selection;
    private final ForwardObserver observer;
    private final NDManager scope;
    private final int pass;
    private final @Nullable CacheKeeper keeper;
    private final int[] tokensPerLayer;
    private final Map<Integer, ReadLayer> attention = new HashMap<>();

    private TokenLayout rows = TokenLayout.builder().build();
    private int[] positions = {};
    private final List<LayerCache> written = new ArrayList<>();
    private final PassVisibility visibility;

    FullPass(
            Decoder decoder,
            Strategy strategy,
            Selection selection,
            ForwardObserver observer,
            NDManager scope,
            int pass,
            @Nullable CacheKeeper keeper) {
        this.decoder = decoder;
        this.strategy = strategy;
        this.selection = selection;
        this.observer = observer;
        this.scope = scope;
        this.pass = pass;
        this.keeper = keeper;
        this.tokensPerLayer = new int[decoder.layers()];
        this.visibility = new PassVisibility(strategy.patterns(), scope);
    }

    /**
     * Runs all layers.
     *
     * @param embeddings {@code [1, tokens, hidden]}
     * @param caches empty; one is allocated per layer
     * @param room entries to spare in each cache
     * @return the last row after the last layer, {@code [1, 1, hidden]}, in this pass's scope
     */
    NDArray run(NDArray embeddings, TokenLayout layout, KvCache caches, int room) {
        rows = layout;
        positions = layout.originals();
        if (pass == 0) {
            selection.begin(new PromptRows(decoder, scope, layout, embeddings));
        }
        NDArray hidden = embeddings;
        Rotary rotary = decoder.rotary(scope, positions);
        for (int layer = 0; layer < decoder.layers(); layer++) {
            for (Stage stage : strategy.before(layer)) {
                long start = System.nanoTime();
                NDArray cut = apply(stage, layer, hidden, rotary);
                if (cut != hidden) {
                    release(hidden, embeddings);
                    hidden = cut;
                    rotary = decoder.rotary(scope, positions);
                }
                selection.book(start);
            }
            tokensPerLayer[layer] = rows.size();
            LayerCache cache = allocate(caches, room, hidden);
            int watched = observer.firstQuery(pass, layer, rows.size());
            int firstQuery = Math.min(firstQuery(layer), watched);
            NDArray visible = visibility.at(layer, rows.size(), rows.size());
            LayerOutput output =
                    decoder.layer(scope, layer, hidden, rotary, cache, visible, firstQuery);
            cache.advance(rows.size());
            if (watched < rows.size()) {
                show(layer, output.queries(), cache.keys(), visible);
            }
            written.add(cache);
            shorten(layer, caches, cache, output.queries());
            remember(
                    layer,
                    selection.firstQuery(layer, rows),
                    output.queries(),
                    cache.keys(),
                    rotary);
            release(hidden, embeddings);
            hidden = output.hidden();
            observer.afterLayer(pass, layer, hidden);
        }
        return decoder.kernels().decoder().lastRow(scope, hidden);
    }

    private void show(int layer, NDArray queries, NDArray keys, @Nullable NDArray visible) {
        try (AttentionRows shown =
                new AttentionRows(
                        decoder.kernels().evidence(),
                        scope,
                        queries,
                        keys,
                        rows,
                        rows.size(),
                        rows.size(),
                        visible)) {
            observer.attention(pass, layer, shown);
        }
    }

    private LayerCache allocate(KvCache caches, int room, NDArray like) {
        return keeper == null
                ? caches.allocate(rows, room, like)
                : caches.allocateWhole(scope, rows, keeper.byPlace(), like);
    }

    private int firstQuery(int layer) {
        int asked = selection.firstQuery(layer, rows);
        return keeper == null ? asked : Math.min(asked, keeper.firstQuery(rows.size()));
    }

    private void shorten(int layer, KvCache caches, LayerCache cache, NDArray queries) {
        if (keeper == null) {
            return;
        }
        long start = System.nanoTime();
        caches.add(keeper.afterPrompt(layer, cache, queries, scope));
        if (!selection.readsAfter(layer)) {
            cache.close();
        }
        selection.book(start);
    }

    private static void release(NDArray hidden, NDArray embeddings) {
        if (hidden != embeddings) {
            hidden.close();
        }
    }

    private void remember(int layer, int firstQuery, NDArray queries, NDArray keys, Rotary rotary) {
        if (firstQuery == rows.size()) {
            queries.close();
            return;
        }
        attention.put(
                layer,
                new ReadLayer(
                        decoder.kernels().evidence(),
                        scope,
                        queries,
                        keys,
                        rows.size(),
                        visibility.at(layer, rows.size(), rows.size()),
                        rows,
                        rotary));
    }

    private NDArray apply(Stage stage, int layer, NDArray hidden, Rotary rotary) {
        int firstQuery = selection.firstQueryAhead(stage, rows);
        if (firstQuery < rows.size()) {
            QueriesAndKeys coming = decoder.project(scope, layer, hidden, rotary, firstQuery);
            remember(layer, firstQuery, coming.queries(), coming.keys(), rotary);
        }
        SiteStates states = new PassStates(decoder, scope, written, rows, hidden);
        Ranking ranking = selection.rank(stage, pass, rows, attention, states);
        if (stage.enactment() == Enactment.MASK) {
            visibility.hide(ranking.visibleRows());
            return hidden;
        }
        boolean nothingLeaves = ranking.realised() == ranking.candidateCount();
        if (nothingLeaves && stage.positions() == Positions.ORIGINAL) {
            return hidden;
        }
        return cut(new ShorterSequence(ranking.sequence()), stage.positions(), hidden);
    }

    private NDArray cut(ShorterSequence shorter, Positions rule, NDArray hidden) {
        rows = shorter.of(rows);
        int[] before = positions;
        int[] first = shorter.first();
        positions =
                switch (rule) {
                    case COMPACT -> IntStream.range(0, first.length).toArray();
                    case PLACE -> first;
                    case ORIGINAL -> Arrays.stream(first).map(row -> before[row]).toArray();
                };
        visibility.keep(first);
        return shorter.of(decoder.kernels().decoder(), scope, hidden);
    }

    int[] tokensPerLayer() {
        return tokensPerLayer.clone();
    }
}
