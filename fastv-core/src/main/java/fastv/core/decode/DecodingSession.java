package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.prune.Replay;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.token.TokenLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One prompt, decoded under one strategy. Holds the caches; everything native it makes is freed
 * when it is closed. Not for several threads.
 */
public final class DecodingSession implements AutoCloseable {
    private final Decoder decoder;
    private final Strategy strategy;
    private final ClockedObserver observer;
    private final NDManager scope;
    private final int room;
    private final Selection selection;
    private final @Nullable CacheKeeper keeper;
    private final List<int[]> cacheLengths = new ArrayList<>();

    private @Nullable NDArray sequence;
    private @Nullable TokenLayout layout;
    private @Nullable KvCache cache;
    private @Nullable NDArray logits;
    private int[] tokensPerLayer = {};
    private int promptLength;
    private int pass;

    /**
     * @param parent the manager to live below
     * @param maxNewTokens room for generated tokens in every cache
     * @param seed for strategies that draw
     */
    public DecodingSession(
            Decoder decoder,
            Strategy strategy,
            SampleSeed seed,
            int maxNewTokens,
            ForwardObserver observer,
            NDManager parent) {
        this.decoder = decoder;
        this.strategy = strategy;
        this.observer = new ClockedObserver(observer);
        this.room = maxNewTokens;
        this.scope = parent.newSubManager();
        this.selection = new Selection(strategy, seed, decoder);
        this.keeper =
                strategy.cache()
                        .map(stage -> new CacheKeeper(stage, decoder, seed, scope, maxNewTokens))
                        .orElse(null);
    }

    /**
     * Runs the prompt.
     *
     * @param embeddings {@code [1, tokens, hidden]}, image rows merged in; stays the caller's
     * @param prompt what lies at each row
     * @return logits of the next token, {@code [vocab]} float32, valid until the next call
     * @throws IllegalStateException if the session has run a prompt already
     */
    public NDArray prefill(NDArray embeddings, TokenLayout prompt) {
        if (layout != null) {
            throw new IllegalStateException("prefill: a session runs one prompt");
        }
        requireRows(embeddings, prompt);
        layout = prompt;
        promptLength = prompt.size();
        if (strategy.replay() == Replay.RECOMPUTE) {
            sequence = decoder.kernels().weights().copy(scope, embeddings);
            return recompute(sequence, prompt);
        }
        KvCache caches = new KvCache(decoder, scope, promptLength);
        cache = caches;
        try (NDManager step = scope.newSubManager()) {
            FullPass full =
                    new FullPass(decoder, strategy, selection, observer, step, pass, keeper);
            NDArray last = full.run(embeddings, prompt, caches, room);
            tokensPerLayer = full.tokensPerLayer();
            cacheLengths.add(caches.lengths());
            return finish(step, last);
        }
    }

    private static void requireRows(NDArray embeddings, TokenLayout prompt) {
        long rows = embeddings.getShape().get(1);
        if (rows != prompt.size() || rows == 0) {
            throw new IllegalArgumentException(
                    "prompt: expected as many embeddings as layout rows, at least 1, got "
                            + rows
                            + " and "
                            + prompt.size());
        }
    }

    /**
     * Feeds the token that was chosen.
     *
     * @return logits of the one after it, valid until the next call
     */
    public NDArray step(int token) {
        if (layout == null) {
            throw new IllegalStateException("step: expected a prefill first");
        }
        pass++;
        layout = layout.appendOutput(promptLength + pass - 1);
        try (NDManager step = scope.newSubManager()) {
            NDArray embedding = decoder.embed(step, new int[] {token});
            if (sequence != null) {
                NDArray longer = decoder.kernels().decoder().append(scope, sequence, embedding);
                sequence.close();
                sequence = longer;
                return recompute(longer, layout);
            }
            KvCache caches = java.util.Objects.requireNonNull(cache);
            CachedStep cached =
                    new CachedStep(
                            decoder, strategy, selection, observer, step, pass, caches, keeper);
            NDArray last = cached.run(embedding, promptLength + pass - 1);
            cacheLengths.add(caches.lengths());
            return finish(step, last);
        }
    }

    private NDArray recompute(NDArray embeddings, TokenLayout rows) {
        try (NDManager step = scope.newSubManager()) {
            FullPass full = new FullPass(decoder, strategy, selection, observer, step, pass, null);
            NDArray last = full.run(embeddings, rows, new KvCache(decoder, step, rows.size()), 0);
            if (pass == 0) {
                tokensPerLayer = full.tokensPerLayer();
            }
            return finish(step, last);
        }
    }

    private NDArray finish(NDManager step, NDArray lastRow) {
        if (logits != null) {
            logits.close();
        }
        try (NDArray all = decoder.logits(step, decoder.norm(step, lastRow))) {
            logits = all.get(0);
            logits.attach(scope);
        }
        observer.afterPass(pass, logits);
        return logits;
    }

    /** Tokens that entered each layer at prefill. */
    public int[] tokensPerLayer() {
        return tokensPerLayer.clone();
    }

    /** Entries per layer after each forward pass; empty when decoding recomputes. */
    public List<int[]> cacheLengths() {
        return cacheLengths.stream().map(int[]::clone).toList();
    }

    /** The caches, for audits; null when decoding recomputes or before the prefill. */
    public @Nullable KvCache cache() {
        return cache;
    }

    /** Every ranking made so far. */
    public List<RankingRecord> rankings() {
        return selection.records();
    }

    /**
     * What the strategy's method of the caches left of the prompt, per layer; empty without one.
     */
    public List<CacheRecord> cacheRecords() {
        return keeper == null ? List.of() : keeper.records();
    }

    /** Time spent in reading evidence, ranking and cutting. */
    public Duration selectionTime() {
        return selection.time();
    }

    /** Time that the observer took. */
    public Duration observationTime() {
        return observer.time();
    }

    @Override
    public void close() {
        scope.close();
    }
}
