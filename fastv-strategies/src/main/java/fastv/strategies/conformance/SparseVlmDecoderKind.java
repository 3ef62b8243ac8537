package fastv.strategies.conformance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.core.prune.Merger;
import fastv.core.prune.Positions;
import fastv.core.prune.PromptEvidence;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.TokenLayout;
import fastv.strategies.merge.Recycling;
import fastv.strategies.named.SparseVlm;
import fastv.strategies.score.JudgingText;
import fastv.strategies.score.TextRaters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Golden kind {@code sparsevlm}, mode {@code decoder}: whole models. */
public final class SparseVlmDecoderKind implements ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        try (NDManager scope = model.newScope()) {
            DecoderCase decoding = DecoderCase.open(golden, model, scope, comparison);
            raters(decoding, comparison);
            List<Noting> stages = new ArrayList<>();
            Strategy strategy = strategy(golden);
            decoding.decode(
                    new Strategy(
                            strategy.stages().stream().map(s -> noted(s, stages)).toList(),
                            strategy.replay()));
            for (int j = 0; j < stages.size(); j++) {
                compare(stages.get(j), j, comparison);
            }
        }
    }

    private static Strategy strategy(GoldenCase golden) {
        List<Integer> layers = Arrays.stream(golden.integers("layers")).boxed().toList();
        Optional<List<Integer>> counts =
                Optional.of(Arrays.stream(golden.integers("counts")).boxed().toList());
        return switch (golden.string("version")) {
            case "v1.5" ->
                    SparseVlm.PART
                            .make()
                            .apply(
                                    new SparseVlm.Options(
                                            layers,
                                            counts,
                                            Optional.empty(),
                                            JudgingText.Who.RATERS,
                                            SparseVlm.Merge.DENSITY_PEAKS,
                                            Positions.COMPACT,
                                            true));
            case "plus" ->
                    SparseVlm.PLUS
                            .make()
                            .apply(
                                    new SparseVlm.Plus(
                                            layers,
                                            counts,
                                            Optional.empty(),
                                            golden.integer("heads_keep"),
                                            true,
                                            JudgingText.Who.RATERS,
                                            SparseVlm.Merge.NONE,
                                            Positions.ORIGINAL,
                                            true));
            default -> throw new UnsupportedCaseException("version " + golden.string("version"));
        };
    }

    private static void raters(DecoderCase decoding, Comparison comparison) {
        TokenLayout layout = decoding.prompt().layout();
        int[] text = JudgingText.text(layout);
        int[] visual = layout.rows(fastv.core.token.Segment.IMAGE);
        Embeddings prompt = new Embeddings(decoding, layout);
        TextRaters found = TextRaters.ofProducts(prompt.products(visual, text));
        comparison.floats("rater_scores", found.scores(), text.length);
        comparison.integers("raters", Tensors.longs(found.raters()), found.raters().length);
    }

    private static void compare(Noting stage, int j, Comparison comparison) {
        boolean merges = stage.merger != Merger.NONE;
        comparison.integers("kept_" + j, Tensors.longs(stage.kept), stage.kept.length);
        if (merges) {
            comparison.floats("scores_" + j, stage.scores, stage.scores.length);
            int[] recycled = ((Recycling) stage.merger).recycled(stage.scores, stage.kept);
            comparison.integers("recycled_" + j, Tensors.longs(recycled), recycled.length);
            comparison.floats(
                    "merged_" + j, stage.merged, stage.sums, stage.merged.length / stage.sums);
        }
    }

    private static Stage noted(Stage stage, List<Noting> stages) {
        Noting noting = new Noting(stage.merger());
        stages.add(noting);
        return new Stage(
                stage.site(),
                stage.scope(),
                stage.score(),
                stage.budget(),
                stage.selector(),
                stage.positions(),
                stage.enactment(),
                noting);
    }

    /** The same merger, whose last work is noted. */
    private static final class Noting implements Merger {
        private final Merger merger;
        private float[] scores = {};
        private int[] kept = {};
        private float[] merged = {};
        private int sums;

        Noting(Merger merger) {
            this.merger = merger;
        }

        @Override
        public Set<EvidenceNeed> needs() {
            return merger.needs();
        }

        @Override
        public int outputs(int candidates, int left) {
            return merger.outputs(candidates, left);
        }

        @Override
        public long macs(int candidates, int left, int width) {
            return merger.macs(candidates, left, width);
        }

        @Override
        public List<MergedToken> merge(float[] given, int[] stay, Evidence evidence) {
            List<MergedToken> made = merger.merge(given, stay, evidence);
            scores = given;
            kept = stay;
            sums = made.size();
            if (!made.isEmpty()) {
                FloatMatrix states = evidence.states(evidence.candidates());
                FloatMatrix rows = Rows.merge(states, made);
                merged = rows.all();
            }
            return made;
        }
    }

    /** The prompt's embeddings. */
    private record Embeddings(DecoderCase decoding, TokenLayout layout) implements PromptEvidence {

        @Override
        public FloatMatrix products(int[] rows, int[] others) {
            NDManager scope = decoding.scope();
            NDArray products =
                    decoding.model()
                            .decoder()
                            .kernels()
                            .evidence()
                            .products(
                                    scope,
                                    decoding.embeddings(),
                                    scope.create(Tensors.longs(rows)),
                                    scope.create(Tensors.longs(others)));
            return new FloatMatrix(rows.length, others.length, products.toFloatArray());
        }
    }
}
