package fastv.eval.run;

import fastv.core.cost.ModelShape;
import fastv.core.cost.RequestedCut;
import fastv.core.cost.TokensPerLayer;
import fastv.core.cost.VisionShape;
import fastv.core.decode.RankingRecord;
import fastv.core.prune.Enactment;
import fastv.core.prune.Ranking;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the tokens of one prompt went at prefill.
 *
 * @param perLayer tokens that entered each layer
 * @param imagePerLayer image tokens that each layer could attend to
 * @param requested the cuts as asked for; empty where other tokens than those of pictures may go,
 *     since the formulae of papers know no such cut
 * @param stages what each stage had and kept, in order; none for those beyond the last layer
 */
record TokenFlow(
        TokensPerLayer perLayer,
        TokensPerLayer imagePerLayer,
        List<RequestedCut> requested,
        List<StageRows> stages) {

    /**
     * What one stage did.
     *
     * @param candidates how many rows could go
     * @param kept how many of them stayed
     */
    record StageRows(Stage stage, int candidates, int kept) {}

    TokenFlow {
        requested = List.copyOf(requested);
        stages = List.copyOf(stages);
    }

    /**
     * What a session did.
     *
     * @param rankings those of the prefill, in their order
     */
    static TokenFlow executed(
            Strategy strategy,
            TokenLayout prompt,
            int[] tokensPerLayer,
            List<RankingRecord> rankings) {
        BitSet images = new BitSet();
        IntStream.of(prompt.rows(Segment.IMAGE)).forEach(images::set);
        int[] seen = new int[tokensPerLayer.length];
        List<RequestedCut> cuts = new ArrayList<>();
        List<StageRows> stages = new ArrayList<>();
        int next = 0;
        for (int layer = 0; layer < seen.length; layer++) {
            while (next < rankings.size() && rankings.get(next).layer() <= layer) {
                RankingRecord record = rankings.get(next++);
                Ranking ranking = record.ranking();
                Stage stage = strategy.stages().get(record.stage());
                request(stage, ranking.exact() + ranking.merged().size(), cuts);
                stages.add(new StageRows(stage, ranking.candidateCount(), ranking.realised()));
                IntStream.of(ranking.removedPositions()).forEach(images::clear);
                addMerged(ranking, prompt, images);
            }
            seen[layer] = images.cardinality();
        }
        return new TokenFlow(
                TokensPerLayer.of(tokensPerLayer),
                TokensPerLayer.of(seen),
                cutsImagesAlone(strategy) ? cuts : List.of(),
                stages);
    }

    /** A merged row stands for one of the positions that left. */
    private static void addMerged(Ranking ranking, TokenLayout prompt, BitSet images) {
        IntStream.of(ranking.mergedPositions())
                .filter(position -> prompt.segment(position) == Segment.IMAGE)
                .forEach(images::set);
    }

    /**
     * What a strategy will do. Counts are exact; which tokens go is not known, so a scope given as
     * a window after another cut is an estimate, and a stage before the decoder whose count each
     * picture decides leaves the most it may.
     */
    static TokenFlow planned(Strategy strategy, TokenLayout uncut, ModelShape model) {
        TokenLayout prompt =
                afterVisualStages(
                        strategy, uncut, model.vision().map(VisionShape::layersRun).orElse(0));
        int layers = model.decoder().layers();
        int[] tokens = new int[layers];
        int[] seen = new int[layers];
        List<RequestedCut> cuts = new ArrayList<>();
        List<StageRows> stages = new ArrayList<>();
        TokenLayout rows = prompt;
        TokenLayout visible = prompt;
        for (int layer = 0; layer < layers; layer++) {
            for (Stage stage : strategy.before(layer)) {
                int candidates = stage.scope().candidates(rows).length;
                int original = original(stage, prompt);
                int keep = stage.budget().keep(candidates, original);
                double exact = stage.budget().exact(candidates, original);
                request(stage, exact + stage.merger().outputs(candidates, keep), cuts);
                stages.add(new StageRows(stage, candidates, keep));
                visible = keepFirst(stage, visible, original);
                rows =
                        stage.enactment() == Enactment.DROP
                                ? keepFirst(stage, rows, original)
                                : rows;
            }
            tokens[layer] = rows.size();
            seen[layer] = visible.count(Segment.IMAGE);
        }
        return new TokenFlow(
                TokensPerLayer.of(tokens),
                TokensPerLayer.of(seen),
                cutsImagesAlone(strategy) ? cuts : List.of(),
                stages);
    }

    private static TokenLayout afterVisualStages(
            Strategy strategy, TokenLayout uncut, int towerBlocks) {
        BitSet stays = new BitSet();
        stays.set(0, uncut.size());
        for (int picture = 0; picture < uncut.pictureCount(); picture++) {
            int shown = picture;
            int[] rows =
                    IntStream.range(0, uncut.size())
                            .filter(row -> uncut.picture(row) == shown)
                            .toArray();
            int left = rows.length;
            for (VisualStage stage : strategy.visual()) {
                left = stage.outputs(left, towerBlocks);
            }
            IntStream.of(rows).skip(left).forEach(stays::clear);
        }
        return uncut.keep(stays.stream().toArray());
    }

    private static int original(Stage stage, TokenLayout prompt) {
        return stage.scope().candidates(prompt).length;
    }

    private static TokenLayout keepFirst(Stage stage, TokenLayout rows, int original) {
        int[] candidates = stage.scope().candidates(rows);
        BitSet stays = new BitSet();
        stays.set(0, rows.size());
        int keep = stage.budget().keep(candidates.length, original);
        int made = stage.merger().outputs(candidates.length, keep);
        IntStream.of(candidates).skip((long) keep + made).forEach(stays::clear);
        return rows.keep(stays.stream().toArray());
    }

    private static void request(Stage stage, double left, List<RequestedCut> cuts) {
        if (stage.enactment() == Enactment.MASK) {
            return;
        }
        int layer = ((Site.BeforeLayer) stage.site()).layer();
        cuts.removeIf(cut -> cut.layer() == layer); // the last of several at one place decides
        cuts.add(new RequestedCut(layer, left));
    }

    private static boolean cutsImagesAlone(Strategy strategy) {
        // after a stage before the decoder the formulae are evaluated on what was left
        return strategy.visual().isEmpty()
                && strategy.stages().stream()
                        .allMatch(stage -> stage.scope().equals(new Scope.Whole(Segment.IMAGE)));
    }
}
