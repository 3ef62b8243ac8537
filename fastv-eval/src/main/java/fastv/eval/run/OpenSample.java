package fastv.eval.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import fastv.core.analysis.Analysis;
import fastv.core.analysis.AnswerWatches;
import fastv.core.analysis.FinishedAnswer;
import fastv.core.analysis.PrefillTrace;
import fastv.core.analysis.PrefillTracer;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.cost.KvCacheBytes;
import fastv.core.cost.PeakMemory;
import fastv.core.decode.CacheRecord;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.Generation;
import fastv.core.decode.GenerationOptions;
import fastv.core.decode.Generator;
import fastv.core.decode.KvCache;
import fastv.core.decode.RankingRecord;
import fastv.core.model.Glance;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.core.token.PatchGrid;
import fastv.eval.data.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One sample with everything that its settings share, computed once: what was seen in the pictures,
 * the prompt, its embeddings.
 */
final class OpenSample implements AutoCloseable {
    /**
     * What one setting made of the sample.
     *
     * @param sight what the model saw under this setting
     * @param generation tokens and times
     * @param text the answer
     * @param flow where the tokens went at prefill
     * @param rankings those of the prefill
     * @param cacheRecords what a method of the caches left of the prompt, per layer; empty without
     * @param cacheLengths entries of each layer's cache at the end; empty without a cache
     * @param kvMeasured bytes of the same, read from its tensors
     * @param peak the process's peak while the answer was made
     * @param extra what analyses found, by public name
     */
    record Answered(
            Sight sight,
            Generation generation,
            AnswerText text,
            TokenFlow flow,
            List<RankingRecord> rankings,
            List<CacheRecord> cacheRecords,
            List<Integer> cacheLengths,
            KvCacheBytes kvMeasured,
            PeakMemory.Reading peak,
            Map<String, JsonElement> extra) {

        Answered with(Map<String, JsonElement> found) {
            return new Answered(
                    sight,
                    generation,
                    text,
                    flow,
                    rankings,
                    cacheRecords,
                    cacheLengths,
                    kvMeasured,
                    peak,
                    found);
        }
    }

    /** What pruned answers of a sample and seed are compared with. */
    private record Unpruned(PrefillTrace trace, List<Integer> tokens) {}

    private final VisionLanguageModel model;
    private final ExperimentPlan plan;
    private final Sample sample;
    private final long index;
    private final StopSignal stop;
    private final NDManager scope;
    private final SeenPictures.Seen pictures;
    private final Seen whole;
    private final Map<Long, Unpruned> unpruned = new HashMap<>();
    private @Nullable List<PatchGrid> grids;

    /** What enters the decoder. */
    private record Seen(Sight sight, Prompt prompt, NDArray embeddings) {}

    /**
     * @param pictures what was seen in the pictures that it shows
     * @param index of the sample in its data, 0-based
     */
    OpenSample(
            VisionLanguageModel model,
            ExperimentPlan plan,
            Sample sample,
            SeenPictures.Seen pictures,
            long index,
            StopSignal stop) {
        this.model = model;
        this.plan = plan;
        this.sample = sample;
        this.index = index;
        this.stop = stop;
        this.pictures = pictures;
        this.scope = pictures.scope().newSubManager();
        try {
            this.whole = seen(scope, pictures.sight());
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    Sample sample() {
        return sample;
    }

    /** The uncut prompt. */
    Prompt prompt() {
        return whole.prompt();
    }

    private Seen seen(NDManager owner, List<VisualStage> stages, SampleSeed seed) {
        Glance glance = pictures.glance();
        if (glance == null) {
            return seen(owner, Sight.NONE);
        }
        String question = PromptStream.conversation(sample).question();
        return seen(owner, model.sight(owner, glance, stages, seed, question));
    }

    private Seen seen(NDManager owner, Sight sight) {
        Prompt prompt = model.prompt(PromptStream.conversation(sample), sight);
        return new Seen(sight, prompt, model.embeddings(owner, prompt, sight));
    }

    /**
     * Answers under one setting.
     *
     * @param analyses what watches, by public name
     * @throws java.util.concurrent.CancellationException if a stop was asked for meanwhile
     */
    Answered answer(Strategy strategy, long seed, Map<String, Analysis> analyses) {
        boolean compares = analyses.values().stream().anyMatch(Analysis::comparesWithUnpruned);
        if (compares && !strategy.equals(Strategy.NONE) && !unpruned.containsKey(seed)) {
            make(Strategy.NONE, seed, Map.of(), true);
        }
        return make(strategy, seed, analyses, compares);
    }

    private Answered make(
            Strategy strategy, long seed, Map<String, Analysis> analyses, boolean traced) {
        stop.check();
        SampleSeed random = new SampleSeed(seed, sample.id());
        PeakMemory memory = PeakMemory.ofThisProcess();
        memory.reset();
        try (NDManager own = scope.newSubManager()) {
            Seen seen = strategy.visual().isEmpty() ? whole : seen(own, strategy.visual(), random);
            PrefillTracer tracer = new PrefillTracer(model.decoder().kernels());
            AnswerWatches watches =
                    new AnswerWatches(
                            analyses,
                            watched(strategy, random, seen, own),
                            traced ? List.of(stop.observer(), tracer) : List.of(stop.observer()));
            try (DecodingSession session =
                    new DecodingSession(
                            model.decoder(), strategy, random, plan.maxNewTokens(), watches, own)) {
                AnswerText text =
                        new AnswerText(model.codec(), plan.experiment().generation().stop());
                Generation generation =
                        new Generator(model.decoder().kernels().sampling(), options(), random)
                                .generateWhile(
                                        session,
                                        seen.embeddings(),
                                        seen.prompt().layout(),
                                        text::goesOn);
                Made made = new Made(strategy, seen, session, generation, text, memory.read());
                Answered answered = made.answered();
                feedLastToken(session, generation, watches);
                return answered.with(
                        watches.results(
                                new FinishedAnswer(
                                        generation,
                                        answered.rankings(),
                                        traced
                                                ? comparison(strategy, seed, tracer, generation)
                                                : Optional.empty())));
            }
        }
    }

    private WatchedAnswer watched(Strategy strategy, SampleSeed random, Seen seen, NDManager own) {
        return new WatchedAnswer(
                model,
                sample.id(),
                index,
                strategy,
                random,
                sample.pictures(),
                this::grids,
                Optional.ofNullable(pictures.glance()),
                seen.sight(),
                whole.prompt(),
                seen.prompt(),
                seen.embeddings(),
                own);
    }

    /** Read once for all settings, since it opens the pictures again. */
    private List<PatchGrid> grids() {
        List<PatchGrid> known = grids;
        if (known == null) {
            known = model.patchGrids(sample.pictures());
            grids = known;
        }
        return known;
    }

    /** A stop token shows that the answer's last token was fed; otherwise it was only chosen. */
    private static void feedLastToken(
            DecodingSession session, Generation generation, AnswerWatches watches) {
        List<Integer> tokens = generation.tokens();
        if (watches.wantLastToken()
                && generation.finish() != Generation.Finish.STOP
                && !tokens.isEmpty()) {
            session.step(tokens.get(tokens.size() - 1));
        }
    }

    /** Of the unpruned answer none: it is what the others are compared with. */
    private Optional<FinishedAnswer.Comparison> comparison(
            Strategy strategy, long seed, PrefillTracer tracer, Generation generation) {
        if (strategy.equals(Strategy.NONE)) {
            unpruned.put(seed, new Unpruned(tracer.trace(), generation.tokens()));
            return Optional.empty();
        }
        Unpruned other = Objects.requireNonNull(unpruned.get(seed));
        return Optional.of(
                new FinishedAnswer.Comparison(tracer.trace(), other.trace(), other.tokens()));
    }

    /** What is known when the last token was chosen. */
    private record Made(
            Strategy strategy,
            Seen seen,
            DecodingSession session,
            Generation generation,
            AnswerText text,
            PeakMemory.Reading peak) {

        Answered answered() {
            List<RankingRecord> rankings =
                    session.rankings().stream().filter(record -> record.pass() == 0).toList();
            KvCache cache = session.cache();
            return new Answered(
                    seen.sight(),
                    generation,
                    text,
                    TokenFlow.executed(
                            strategy, seen.prompt().layout(), session.tokensPerLayer(), rankings),
                    rankings,
                    session.cacheRecords(),
                    cache == null ? List.of() : IntStream.of(cache.lengths()).boxed().toList(),
                    new KvCacheBytes(
                            cache == null
                                    ? List.of()
                                    : LongStream.of(cache.usedBytes()).boxed().toList()),
                    peak,
                    Map.of());
        }
    }

    private GenerationOptions options() {
        var generation = plan.experiment().generation();
        return new GenerationOptions(
                generation.maxNewTokens(),
                generation.temperature(),
                generation.topK().orElse(0),
                generation.topP().orElse(1.0),
                plan.card().stopTokens());
    }

    @Override
    public void close() {
        scope.close();
    }
}
