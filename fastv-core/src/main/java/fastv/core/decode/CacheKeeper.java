package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.kernel.CacheKernels;
import fastv.core.prune.CacheStage;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.SampleSeed;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Enacts a method of the key/value caches: reads what its score asked for, has it choose, moves
 * what stays. One per session, so that attention can gather over its passes.
 */
final class CacheKeeper {
    private static final FloatMatrix NOTHING = new FloatMatrix(0, 0, new float[0]);

    private final CacheStage stage;
    private final Decoder decoder;
    private final SampleSeed seed;
    private final NDManager owner;
    private final int room;
    private final List<CacheRecord> records = new ArrayList<>();
    private final List<Integer> capacities = new ArrayList<>();
    private final List<FloatMatrix> accumulated = new ArrayList<>();

    /**
     * @param owner what the caches live as long as
     * @param room how many tokens may be generated
     */
    CacheKeeper(CacheStage stage, Decoder decoder, SampleSeed seed, NDManager owner, int room) {
        this.stage = stage;
        this.decoder = decoder;
        this.seed = seed;
        this.owner = owner;
        this.room = room;
    }

    /** Whether keys are cached before rotation. */
    boolean byPlace() {
        return stage.positions() == CacheStage.Positions.BY_CACHE_PLACE;
    }

    /** Whether the queries of decoding steps are read. */
    boolean readsSteps() {
        return stage.site() == CacheStage.Site.KV_STEP && stage.accumulates();
    }

    /** The first row of a prompt whose query is read; {@code rows} for none. */
    int firstQuery(int rows) {
        return stage.accumulates() ? 0 : rows - Math.min(rows, stage.window());
    }

    /**
     * The cache that stays of what a prompt wrote.
     *
     * @param layer the next one
     * @param queries rotated, of the rows from {@link #firstQuery} on
     */
    LayerCache afterPrompt(int layer, LayerCache written, NDArray queries, NDManager scope) {
        int entries = written.length();
        int capacity = stage.capacity(layer, decoder.layers(), entries);
        capacities.add(capacity);
        FloatMatrix sums =
                stage.accumulates() ? gathered(scope, queries, written, entries) : NOTHING;
        int[][] kept =
                entries <= capacity
                        ? everything(written.heads(), entries)
                        : stage.choose(
                                new CacheLayerEvidence(
                                        layer,
                                        decoder.layers(),
                                        heads(written, queries),
                                        entries,
                                        seed,
                                        rows -> gathered(scope, queries, written, rows),
                                        sums),
                                capacity);
        if (readsSteps()) {
            accumulated.add(columns(sums, kept));
        }
        int length = kept[0].length;
        int space =
                stage.site() == CacheStage.Site.KV_PREFILL
                        ? length + room
                        : Math.min(length + room, capacity + 1);
        LayerCache cache = shortened(written, kept, space, scope);
        records.add(record(layer, written, kept, capacity));
        return cache;
    }

    private int heads(LayerCache written, NDArray queries) {
        return byQuery() ? (int) queries.getShape().get(1) : written.heads();
    }

    private boolean byQuery() {
        return stage.heads() == CacheStage.Heads.QUERY;
    }

    private FloatMatrix gathered(NDManager scope, NDArray queries, LayerCache written, int rows) {
        int read = Math.min(rows, (int) queries.getShape().get(2));
        return gathered(scope, queries, written.keys(), written.length(), read, byQuery());
    }

    private FloatMatrix gathered(
            NDManager scope, NDArray queries, NDArray keys, int length, int rows, boolean byQuery) {
        try (NDArray sums =
                decoder.kernels()
                        .evidence()
                        .gathered(scope, queries, keys, length, rows, byQuery)) {
            return new FloatMatrix((int) sums.getShape().get(0), length, sums.toFloatArray());
        }
    }

    private LayerCache shortened(LayerCache written, int[][] kept, int space, NDManager scope) {
        CacheKernels kernels = decoder.kernels().cache();
        NDArray unrotated = written.unrotated();
        try (NDArray index = index(kept, scope)) {
            return LayerCache.shortened(
                    kernels.shortened(
                            owner, unrotated == null ? written.keys() : unrotated, index, space),
                    kernels.shortened(owner, written.values(), index, space),
                    written,
                    kept,
                    space);
        }
    }

    /**
     * Follows a decoding step.
     *
     * @param query rotated, {@code [1, heads, 1, headDim]}
     * @param keys rotated, of all entries, the step's own included
     */
    void afterStep(int layer, LayerCache cache, NDArray query, NDArray keys, NDManager scope) {
        if (stage.site() == CacheStage.Site.KV_PREFILL) {
            return;
        }
        int entries = cache.length();
        FloatMatrix sums = NOTHING;
        if (readsSteps()) {
            FloatMatrix more = gathered(scope, query, keys, entries, 1, false);
            sums = sum(accumulated.get(layer), more);
            accumulated.set(layer, sums);
        }
        if (entries > capacities.get(layer)) {
            evict(layer, cache, sums, scope);
        }
    }

    private void evict(int layer, LayerCache cache, FloatMatrix sums, NDManager scope) {
        int[][] kept =
                stage.choose(
                        new CacheLayerEvidence(
                                layer,
                                decoder.layers(),
                                cache.heads(),
                                cache.length(),
                                seed,
                                rows -> NOTHING,
                                sums),
                        capacities.get(layer));
        try (NDArray index = index(kept, scope)) {
            decoder.kernels().cache().shorten(cache.keys(), index);
            decoder.kernels().cache().shorten(cache.values(), index);
        }
        cache.keep(kept);
        if (readsSteps()) {
            accumulated.set(layer, columns(sums, kept));
        }
    }

    /** What each layer kept of the prompt. */
    List<CacheRecord> records() {
        return List.copyOf(records);
    }

    private static CacheRecord record(int layer, LayerCache written, int[][] kept, int capacity) {
        TokenLayout rows = written.promptRows();
        long images =
                Arrays.stream(kept)
                        .flatMapToInt(Arrays::stream)
                        .filter(place -> rows.segment(place) == Segment.IMAGE)
                        .count();
        return new CacheRecord(
                layer,
                written.length(),
                capacity,
                kept[0].length,
                (double) images / kept.length,
                Arrays.stream(kept)
                        .flatMapToInt(Arrays::stream)
                        .distinct()
                        .sorted()
                        .map(rows::original)
                        .boxed()
                        .toList());
    }

    private static int[][] everything(int heads, int entries) {
        int[][] all = new int[heads][];
        Arrays.fill(all, IntStream.range(0, entries).toArray());
        return all;
    }

    private static NDArray index(int[][] kept, NDManager scope) {
        long[] flat = Arrays.stream(kept).flatMapToInt(Arrays::stream).asLongStream().toArray();
        return scope.create(flat, new Shape(kept.length, kept[0].length));
    }

    private static FloatMatrix sum(FloatMatrix before, FloatMatrix more) {
        float[] sums = new float[more.rows() * more.columns()];
        for (int head = 0; head < more.rows(); head++) {
            for (int entry = 0; entry < more.columns(); entry++) {
                float gathered = entry < before.columns() ? before.at(head, entry) : 0;
                sums[head * more.columns() + entry] = gathered + more.at(head, entry);
            }
        }
        return new FloatMatrix(more.rows(), more.columns(), sums);
    }

    private static FloatMatrix columns(FloatMatrix all, int[][] kept) {
        float[] left = new float[kept.length * kept[0].length];
        for (int head = 0; head < kept.length; head++) {
            for (int entry = 0; entry < kept[head].length; entry++) {
                left[head * kept[head].length + entry] = all.at(head, kept[head][entry]);
            }
        }
        return new FloatMatrix(kept.length, kept[0].length, left);
    }
}
