package fastv.eval.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.KvCacheBytes;
import fastv.core.cost.PeakMemory;
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
import fastv.eval.data.Sample;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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
     * @param cacheLengths entries of each layer's cache at the end; empty without a cache
     * @param kvMeasured bytes of the same, read from its tensors
     * @param peak the process's peak while the answer was made
     */
    record Answered(
            Sight sight,
            Generation generation,
            AnswerText text,
            TokenFlow flow,
            List<RankingRecord> rankings,
            List<Integer> cacheLengths,
            KvCacheBytes kvMeasured,
            PeakMemory.Reading peak) {}

    private final VisionLanguageModel model;
    private final ExperimentPlan plan;
    private final Sample sample;
    private final StopSignal stop;
    private final NDManager scope;
    private final SeenPictures.Seen pictures;
    private final Seen whole;

    /** What enters the decoder. */
    private record Seen(Sight sight, Prompt prompt, NDArray embeddings) {}

    OpenSample(
            VisionLanguageModel model,
            ExperimentPlan plan,
            Sample sample,
            SeenPictures.Seen pictures,
            StopSignal stop) {
        this.model = model;
        this.plan = plan;
        this.sample = sample;
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
        return seen(
                owner, glance == null ? Sight.NONE : model.sight(owner, glance, stages, seed));
    }

    private Seen seen(NDManager owner, Sight sight) {
        Prompt prompt = model.prompt(PromptStream.conversation(sample), sight);
        return new Seen(sight, prompt, model.embeddings(owner, prompt, sight));
    }

    /**
     * Answers under one setting.
     *
     * @throws java.util.concurrent.CancellationException if a stop was asked for meanwhile
     */
    Answered answer(Strategy strategy, long seed) {
        stop.check();
        SampleSeed random = new SampleSeed(seed, sample.id());
        PeakMemory memory = PeakMemory.ofThisProcess();
        memory.reset();
        try (NDManager own = scope.newSubManager();
                DecodingSession session =
                        new DecodingSession(
                                model.decoder(),
                                strategy,
                                random,
                                plan.maxNewTokens(),
                                stop.observer(),
                                scope)) {
            Seen seen = strategy.visual().isEmpty() ? whole : seen(own, strategy.visual(), random);
            AnswerText text = new AnswerText(model.codec(), plan.experiment().generation().stop());
            Generator generator =
                    new Generator(model.decoder().kernels().sampling(), options(), random);
            Generation generation =
                    generator.generateWhile(
                            session, seen.embeddings(), seen.prompt().layout(), text::goesOn);
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
                    cache == null ? List.of() : IntStream.of(cache.lengths()).boxed().toList(),
                    new KvCacheBytes(
                            cache == null
                                    ? List.of()
                                    : LongStream.of(cache.usedBytes()).boxed().toList()),
                    memory.read());
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
