package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.DecoderKernels.LayerOutput;
import fastv.core.kernel.DecoderKernels.PlacedOutput;
import fastv.core.kernel.DecoderKernels.Rotary;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.TokenLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A forward pass of one token against the caches. What was dropped stays dropped; a mask is ranked
 * anew, from this token's own attention, and hides columns from this token alone, as the authors'
 * token-mask code does when it runs with a cache.
 */
final class CachedStep {
    private final Decoder decoder;
    private final Strategy strategy;
    private final Selection selection;
    private final ForwardObserver observer;
    private final NDManager scope;
    private final int pass;
    private final KvCache caches;
    private final @Nullable CacheKeeper keeper;
    private final PassVisibility visibility;
    private final Map<Integer, Rotary> rotaries = new HashMap<>();
    private final Map<Integer, ReadLayer> attention = new HashMap<>();

    CachedStep(
            Decoder decoder,
            Strategy strategy,
            Selection selection,
            ForwardObserver observer,
            NDManager scope,
            int pass,
            KvCache caches,
            @Nullable CacheKeeper keeper) {
        this.decoder = decoder;
        this.strategy = strategy;
        this.selection = selection;
        this.observer = observer;
        this.scope = scope;
        this.pass = pass;
        this.caches = caches;
        this.keeper = keeper;
        this.visibility = new PassVisibility(strategy.patterns(), scope);
    }

    /**
     * Runs all layers.
     *
     * @param embedding {@code [1, 1, hidden]}
     * @param position of the token in the uncut sequence
     * @return the row after the last layer
     */
    NDArray run(NDArray embedding, int position) {
        NDArray hidden = embedding;
        boolean compact = false;
        for (int layer = 0; layer < decoder.layers(); layer++) {
            LayerCache cache = caches.layer(layer);
            for (Stage stage : strategy.before(layer)) {
                compact |= stage.positions() == Positions.COMPACT;
                if (stage.enactment() == Enactment.MASK) {
                    mask(stage, cache, position);
                }
            }
            NDArray before = hidden;
            hidden =
                    keeper != null && keeper.byPlace()
                            ? byPlace(layer, hidden, cache, keeper)
                            : layer(layer, hidden, cache, position, compact);
            before.close();
            observer.afterLayer(pass, layer, hidden);
        }
        return hidden;
    }

    private void show(int layer, NDArray queries, LayerCache cache, @Nullable NDArray visible) {
        if (!cache.isWhole()) {
            throw new IllegalStateException(
                    "attention: expected a cache whose heads hold the same entries; a method of the"
                            + " caches has shortened that of layer "
                            + layer);
        }
        try (AttentionRows shown =
                new AttentionRows(
                        decoder.kernels().evidence(),
                        scope,
                        queries,
                        cache.keys(),
                        cache.promptRows(),
                        cache.length(),
                        1,
                        visible)) {
            observer.attention(pass, layer, shown);
        }
    }

    private NDArray layer(
            int layer, NDArray hidden, LayerCache cache, int position, boolean compact) {
        Rotary rotary = rotary(compact ? cache.seen() : position);
        boolean ranked = maskReads(layer);
        boolean kept = keeper != null && keeper.readsSteps();
        // under a method of the caches each head holds entries of its own: no common columns to
        // show
        boolean watched = keeper == null && observer.firstQuery(pass, layer, 1) == 0;
        int firstQuery = ranked || kept || watched ? 0 : 1;
        NDArray visible = visibility.at(layer, 1, cache.length() + 1);
        LayerOutput output =
                decoder.layer(scope, layer, hidden, rotary, cache, visible, firstQuery);
        cache.advance(1);
        if (watched) {
            show(layer, output.queries(), cache, visible);
        }
        if (keeper != null) {
            shorten(keeper, layer, cache, output.queries(), cache.keys());
        } else if (ranked) {
            remember(layer, output.queries(), cache, visible, position, rotary);
        }
        return output.hidden();
    }

    /** The entries of a cache are numbered anew at every step, this token behind them. */
    private NDArray byPlace(int layer, NDArray hidden, LayerCache cache, CacheKeeper keeper) {
        int[] places = IntStream.rangeClosed(0, cache.length()).toArray();
        Rotary rotary =
                rotaries.computeIfAbsent(cache.length(), at -> decoder.rotary(scope, places));
        PlacedOutput output = decoder.layerByPlace(scope, layer, hidden, rotary, cache);
        cache.advance(1);
        shorten(keeper, layer, cache, output.query(), output.keys());
        output.keys().close();
        return output.hidden();
    }

    private void shorten(
            CacheKeeper keeper, int layer, LayerCache cache, NDArray query, NDArray keys) {
        long start = System.nanoTime();
        keeper.afterStep(layer, cache, query, keys, scope);
        query.close();
        selection.book(start);
    }

    private Rotary rotary(int position) {
        return rotaries.computeIfAbsent(position, at -> decoder.rotary(scope, new int[] {at}));
    }

    /** Whether a mask of this step will ask for the attention of that layer. */
    private boolean maskReads(int layer) {
        return selection.readsStep(layer)
                && strategy.stages().stream()
                        .anyMatch(stage -> stage.enactment() == Enactment.MASK);
    }

    private void mask(Stage stage, LayerCache cache, int position) {
        long start = System.nanoTime();
        TokenLayout rows = withOutput(cache, position, cache.length());
        visibility.hide(
                selection.rank(stage, pass, rows, attention, SiteStates.NONE).visibleRows());
        selection.book(start);
    }

    private void remember(
            int layer,
            NDArray queries,
            LayerCache cache,
            @Nullable NDArray visible,
            int position,
            Rotary rotary) {
        attention.put(
                layer,
                new ReadLayer(
                        decoder.kernels().evidence(),
                        scope,
                        queries,
                        cache.keys(),
                        cache.length(),
                        visible,
                        withOutput(cache, position, cache.length() - 1),
                        rotary));
    }

    /** The rows a layer's cache holds, followed by this token. */
    private static TokenLayout withOutput(LayerCache cache, int position, int entries) {
        TokenLayout rows = cache.promptRows();
        int outputs = entries - rows.size() + 1;
        for (int i = outputs - 1; i >= 0; i--) {
            rows = rows.appendOutput(position - i);
        }
        return rows;
    }
}
