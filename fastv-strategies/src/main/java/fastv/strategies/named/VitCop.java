package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Merger;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Rounding;
import fastv.core.prune.Scope;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import fastv.strategies.cluster.ClusterBudget;
import fastv.strategies.cluster.ClusterRows;
import fastv.strategies.cluster.PatchClusters;
import fastv.strategies.cluster.ShallowRows;
import fastv.strategies.cluster.ShortestOfClusters;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.score.ShortKeys;
import fastv.strategies.select.TopK;
import fastv.strategies.visual.BestPatchesStage;
import fastv.strategies.visual.ClusteredPatchesStage;
import java.util.ArrayList;
import java.util.List;

/**
 * ViTCoP: patches leave after the tower and are clustered, the clusters are thinned and merged in
 * an early layer of the decoder, and few tokens are left in a late one; inside the decoder the
 * tokens with the shortest keys stay, so no attention is needed. arXiv:2601.17818, AAAI 2026.
 *
 * <p>Everything follows the released code for LLaVA-1.5; the paper's text was not at hand. Its
 * three settings are {@code keep-ratio}, {@code vision-ratio}, {@code cluster-share} of 0.3333,
 * 0.5, 0.18, the defaults; 0.2222, 0.4, 0.15; and 0.1111, 0.3, 0.12. What a reader of the abstract
 * would not expect is an option: a merged row is its middle member plus the mean ({@code merge}),
 * and after the late cut a token's position is its place behind the early one ({@code
 * deep-positions}). The code counts 32 layers for every model ({@code layers}). {@link ShallowRows}
 * and {@link fastv.strategies.cluster.ClusterPlan} have the counts; where quotas fall short of the
 * rows, the code's late cut takes tokens of the text for image tokens, which is not repeated here.
 *
 * <p>{@code vision-ratio: 1, shallow: false} leaves the late cut alone.
 */
public final class VitCop {

    /** The method under its public name {@code vitcop}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "clusters patches in the tower, merges clusters early and keeps short keys late",
                    "arXiv:2601.17818; code: chaser682/ViTCoP",
                    Contract.DEFAULT
                            .example("{layers: 8, deep-layer: 5}")
                            .example("{layers: 8, deep-layer: 3, vision-ratio: 1, shallow: false}")
                            .identity(
                                    "{layers: 8, deep-layer: 3, deep-ratio: 1, vision-ratio: 1,"
                                            + " shallow: false}")
                            .beyond(
                                    "{layers: 1000, deep-layer: 1000, vision-ratio: 1,"
                                            + " shallow: false}")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "every cluster keeps some of its own"));

    private VitCop() {}

    /** YAML: {@code vitcop: {keep-ratio: 0.2222, vision-ratio: 0.4, cluster-share: 0.15}}. */
    public record Options(
            @Doc("the share of all patches that image tokens are on average over the layers")
                    @DefaultValue("0.3333")
                    @Range(min = 0, max = 1)
                    double keepRatio,
            @Doc("the share of patches that enters the decoder, truncated")
                    @DefaultValue("0.5")
                    @Range(min = 0, max = 1)
                    double visionRatio,
            @Doc("the share of these that become centres of clusters, truncated")
                    @DefaultValue("0.18")
                    @Range(min = 0, max = 1)
                    double clusterShare,
            @Doc("the distance of keys at which they no longer count as dense") @DefaultValue("8")
                    double radius,
            @Doc("how far apart in the picture patches may be to follow each other; 1 is its side")
                    @DefaultValue("0.6")
                    double near,
            @Doc("the module of the tower whose class attention ranks and whose keys are clustered")
                    @DefaultValue("-2")
                    int module,
            @Doc("how many layers the model's decoder has") @DefaultValue("32") @Range(min = 2)
                    int layers,
            @Doc("whether clusters are merged in an early layer") @DefaultValue("true")
                    boolean shallow,
            @Doc("the decoder layer before which clusters are merged")
                    @DefaultValue("2")
                    @Range(min = 1)
                    int shallowLayer,
            @Doc("what a merged row is") @DefaultValue("add") ClusterRows.Sum merge,
            @Doc("whether tokens leave in a late layer") @DefaultValue("true") boolean deep,
            @Doc("the decoder layer before which they do") @DefaultValue("22") @Range(min = 2)
                    int deepLayer,
            @Doc("the share of image tokens that stays there")
                    @DefaultValue("0.2")
                    @Range(min = 0, max = 1)
                    double deepRatio,
            @Doc("rotary positions of what stays there") @DefaultValue("place")
                    Positions deepPositions) {
        public Options {
            if (!(radius > 0)) {
                throw new IllegalArgumentException("radius: expected more than 0, got " + radius);
            }
            new ShallowRows(keepRatio, visionRatio, layers, shallowLayer, deepLayer, deepRatio);
        }

        private Strategy strategy() {
            List<Stage> stages = new ArrayList<>();
            if (shallow) {
                stages.add(early());
            }
            if (deep) {
                Budget few = new Budget.KeptRatio(deepRatio, Rounding.HALF_EVEN);
                stages.add(stage(deepLayer, few, new TopK(), deepPositions, Merger.NONE));
            }
            return new Strategy(stages, Replay.CACHED, List.of(), tower());
        }

        private PatchClusters clusters() {
            return new PatchClusters(clusterShare, radius, near);
        }

        private Stage early() {
            ShallowRows rows =
                    new ShallowRows(
                            keepRatio, visionRatio, layers, shallowLayer, deepLayer, deepRatio);
            return stage(
                    shallowLayer,
                    new Budget.Measured(new ClusterBudget(rows, clusters())),
                    new ShortestOfClusters(rows),
                    Positions.ORIGINAL,
                    new ClusterRows(rows, clusters(), merge));
        }

        private static Stage stage(
                int layer, Budget budget, Selector selector, Positions positions, Merger merger) {
            return new Stage(
                    new Site.BeforeLayer(layer),
                    new Scope.Whole(Segment.IMAGE),
                    new ShortKeys(layer - 1),
                    budget,
                    selector,
                    positions,
                    Enactment.DROP,
                    merger);
        }

        private List<VisualStage> tower() {
            Budget patches = new Budget.KeptRatio(visionRatio, Rounding.FLOOR);
            if (shallow) {
                return List.of(new ClusteredPatchesStage(patches, module, clusters()));
            }
            ClassAttention read = new ClassAttention(module, ClassAttention.Heads.SUM);
            return visionRatio == 1
                    ? List.of()
                    : List.of(new BestPatchesStage(VisualStage.Site.TOWER_OUT, read, patches));
        }
    }
}
