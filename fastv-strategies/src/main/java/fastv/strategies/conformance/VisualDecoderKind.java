package fastv.strategies.conformance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.kernel.WeightKernels;
import fastv.core.model.Glance;
import fastv.core.model.GreedyRun;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.PictureReduction;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.Budget;
import fastv.core.prune.MergedToken;
import fastv.core.prune.Rounding;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.strategies.merge.DominantContextual;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.select.ImportantThenDiverse;
import fastv.strategies.visual.BestPatchesStage;
import fastv.strategies.visual.DominantContextualStage;
import fastv.strategies.visual.ImportantAndDiverseStage;
import fastv.strategies.visual.MaxMinDistanceStage;
import fastv.strategies.visual.PickingStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Mode {@code decoder} of the kinds of methods that act before the decoder: a whole tiny LLaVA,
 * from pixel values to greedy tokens.
 */
public final class VisualDecoderKind implements ModelConformanceKind {
    private static final int TOKENS = 4;
    private static final int VISPRUNER_CHUNK = 8;

    private final Function<GoldenCase, VisualStage> stage;
    private final boolean classTokenStays;

    private VisualDecoderKind(Function<GoldenCase, VisualStage> stage, boolean classTokenStays) {
        this.stage = stage;
        this.classTokenStays = classTokenStays;
    }

    /** Kind {@code fastervlm}. */
    public static VisualDecoderKind fasterVlm() {
        return new VisualDecoderKind(
                golden ->
                        new BestPatchesStage(
                                VisualStage.Site.TOWER_OUT,
                                ClassAttention.projected(),
                                new Budget.Count(golden.integer("keep"))),
                false);
    }

    /** Kind {@code vispruner}. */
    public static VisualDecoderKind visPruner() {
        return new VisualDecoderKind(
                golden ->
                        new ImportantAndDiverseStage(
                                new Budget.Count(golden.integer("keep")),
                                new ImportantThenDiverse(
                                        golden.number("important_ratio"), VISPRUNER_CHUNK)),
                false);
    }

    /** Kind {@code divprune}. */
    public static VisualDecoderKind divPrune() {
        return new VisualDecoderKind(
                golden ->
                        new MaxMinDistanceStage(
                                new Budget.KeptRatio(
                                        golden.number("keep_ratio"), Rounding.HALF_EVEN)),
                false);
    }

    /** Kind {@code visionzip}. */
    public static VisualDecoderKind visionZip() {
        return new VisualDecoderKind(
                golden ->
                        new DominantContextualStage(
                                new DominantContextual(
                                        golden.integer("dominant"), golden.integer("contextual"))),
                true);
    }

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        VisualStage method = new Watched(stage.apply(golden), comparison);
        SampleSeed seed = new SampleSeed(0, golden.name());
        try (NDManager scope = model.newScope()) {
            Glance glance =
                    model.glance(scope, GreedyRun.pixelValues(golden, scope), method.needs());
            Sight sight = model.sight(scope, glance, List.of(method), seed);
            reduction(sight.reductions().get(0), comparison);
            NDArray rows = java.util.Objects.requireNonNull(sight.rows());
            WeightKernels weights = model.decoder().kernels().weights();
            comparison.floats("image_embeds", weights.floats(rows), rows.getShape().getShape());
            Prompt prompt = model.promptOf(shortened(golden, rows), sight.tokensPerPicture());
            NDArray embeddings = model.embeddings(scope, prompt, sight);
            decode(model, embeddings, prompt, scope, seed, comparison);
        }
    }

    /** A stage that also hands over the order of its picks, where its kind expects one. */
    private record Watched(VisualStage stage, Comparison comparison) implements VisualStage {

        @Override
        public Site site() {
            return stage.site();
        }

        @Override
        public Set<VisualNeed> needs() {
            return stage.needs();
        }

        @Override
        public String name() {
            return stage.name();
        }

        @Override
        public int outputs(int patches) {
            return stage.outputs(patches);
        }

        @Override
        public String requested() {
            return stage.requested();
        }

        @Override
        public Reduction reduce(VisualEvidence evidence) {
            if (stage instanceof ImportantAndDiverseStage || stage instanceof MaxMinDistanceStage) {
                picked((PickingStage) stage, evidence);
            }
            return stage.reduce(evidence);
        }

        private void picked(PickingStage picking, VisualEvidence evidence) {
            int[] order = picking.pick(picking.scores(evidence), evidence);
            comparison.integers(
                    "selected", Arrays.stream(order).asLongStream().toArray(), order.length);
        }
    }

    /** The case's ids with as many placeholders as tokens are left. */
    private static int[] shortened(GoldenCase golden, NDArray rows) {
        int[] ids = CaseTensor.integers(golden, "input_ids")[0]; // [1, tokens]
        int start = golden.integer("image_start");
        int after = start + golden.integer("image_tokens");
        int left = Math.toIntExact(rows.getShape().get(0));
        return IntStream.concat(
                        Arrays.stream(ids, 0, start + left), Arrays.stream(ids, after, ids.length))
                .toArray();
    }

    private void reduction(PictureReduction made, Comparison comparison) {
        float[] scores = new float[made.scores().size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = made.scores().get(i);
        }
        comparison.floats("scores", scores, scores.length);
        int shift = made.site() == VisualStage.Site.TOWER_OUT && !classTokenStays ? 1 : 0;
        long[] kept = sources(made, 1, shift);
        comparison.integers("kept", kept, kept.length);
        long[] targets = sources(made, 2, shift);
        comparison.integers("targets", targets, targets.length);
    }

    /** First sources of the tokens that stay alone (1), or that others were merged into (2). */
    private static long[] sources(PictureReduction made, int form, int shift) {
        return made.tokens().stream()
                .map(MergedToken::tokens)
                .filter(tokens -> form == 1 ? tokens.length == 1 : tokens.length > 1)
                .mapToLong(tokens -> tokens[0] - shift)
                .toArray();
    }

    private static void decode(
            VisionLanguageModel model,
            NDArray embeddings,
            Prompt prompt,
            NDManager scope,
            SampleSeed seed,
            Comparison comparison) {
        List<float[]> logits = new ArrayList<>();
        long[] tokens = new long[TOKENS];
        try (DecodingSession session =
                new DecodingSession(
                        model.decoder(),
                        Strategy.NONE,
                        seed,
                        TOKENS,
                        ForwardObserver.NONE,
                        scope)) {
            NDArray next = session.prefill(embeddings, prompt.layout());
            for (int step = 0; step < TOKENS; step++) {
                logits.add(next.toFloatArray());
                int token = model.decoder().kernels().sampling().greedy(next);
                tokens[step] = token;
                next = session.step(token);
            }
            logits.add(next.toFloatArray());
        }
        comparison.integers("generated", tokens, TOKENS);
        comparison.rows("logits", logits);
    }
}
