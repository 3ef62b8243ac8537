package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Law;
import fastv.core.plugin.Part;
import fastv.core.prune.MergedToken;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualNeed;
import fastv.strategies.merge.KnnWeighted;
import fastv.strategies.merge.NearestTarget;
import fastv.strategies.merge.RestToOne;
import fastv.strategies.select.GridStep;
import fastv.strategies.select.Rest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The mergers that YAML files can name. */
public final class MergerParts {

    /** {@code nearest-target}. */
    public static final Part<Nearest, VisualMerger> NEAREST_TARGET =
            new Part<>(
                    Nearest.class,
                    IntoNearest::new,
                    "every other patch joins the one it resembles most: evenly spread others, or the kept",
                    "VisionZip, arXiv:2412.04467; VScan, arXiv:2505.22654",
                    Contract.DEFAULT
                            .example("{}")
                            .example("{targets: 8, op: add}")
                            .deviates(
                                    Law.KEPT_ORDER,
                                    "evenly spread targets follow behind the kept patches")
                            .deviates(
                                    Law.TIES_TO_THE_LOWER_INDEX,
                                    "kept patches and targets are sums of several patches"));

    /** {@code knn-weighted}. */
    public static final Part<Knn, VisualMerger> KNN_WEIGHTED =
            new Part<>(
                    Knn.class,
                    TakingIn::new,
                    "every kept patch takes in those it resembles most, weighted by their scores",
                    "LLaVA-PruMerge, arXiv:2403.15388",
                    Contract.DEFAULT.deviates(
                            Law.NOTHING_REMOVED_IS_IDENTITY,
                            "a kept patch takes in others whether they stay or not"));

    /** {@code rest-to-one}. */
    public static final Part<Part.NoOptions, VisualMerger> REST_TO_ONE =
            Part.fixed(
                    new OneForTheRest(),
                    "one extra token: the sum of all others, weighted by their scores",
                    "LLaVA-PruMerge, arXiv:2403.15388",
                    Contract.DEFAULT.deviates(
                            Law.NOTHING_REMOVED_IS_IDENTITY,
                            "the extra token comes even where there are no others"));

    private MergerParts() {}

    /** YAML: {@code merge: {name: nearest-target, targets: 10, metric: keys-mean, op: add}}. */
    public record Nearest(
            @Doc(
                            "how many evenly spread others become targets; 0: the kept patches are the targets")
                    @DefaultValue("0")
                    @Range(min = 0)
                    int targets,
            @Doc("the mean of the others is added to the target, or all are averaged")
                    @DefaultValue("mean")
                    NearestTarget op,
            @Doc("what patches are compared by") @DefaultValue("rows") VisualMetric metric,
            @Doc("the module of the tower whose keys are compared") @DefaultValue("-2")
                    int module) {}

    /** YAML: {@code merge: {name: knn-weighted, k: 32}}. */
    public record Knn(
            @Doc("how many each kept patch takes in") @DefaultValue("32") @Range(min = 0) int k,
            @Doc("what patches are compared by") @DefaultValue("keys-full") VisualMetric metric,
            @Doc("the module of the tower whose keys are compared") @DefaultValue("-1")
                    int module) {}

    private static List<MergedToken> alone(int[] kept) {
        return Arrays.stream(kept).mapToObj(MergedToken::alone).toList();
    }

    private record IntoNearest(Nearest options) implements VisualMerger {
        @Override
        public Set<VisualNeed> needs() {
            return options.metric().needs(options.module());
        }

        @Override
        public int extras(int rest) {
            return Math.min(rest, options.targets());
        }

        @Override
        public Merged merge(float[] scores, int[] kept, VisualEvidence evidence) {
            int[] rest = Rest.of(scores.length, kept);
            if (options.targets() == 0) {
                return new Merged(into(kept, rest, evidence), List.of());
            }
            int[] places = GridStep.spread(rest.length, options.targets());
            int[] targets = IntStream.of(places).map(place -> rest[place]).toArray();
            int[] others =
                    IntStream.of(Rest.of(rest.length, places)).map(place -> rest[place]).toArray();
            return new Merged(alone(kept), into(targets, others, evidence));
        }

        private List<MergedToken> into(int[] targets, int[] others, VisualEvidence evidence) {
            int[] assignment =
                    NearestTarget.assign(
                            options.metric().similarity(evidence, options.module()),
                            targets,
                            others);
            return options.op().merge(targets, others, assignment);
        }
    }

    private record TakingIn(Knn options) implements VisualMerger {
        @Override
        public Set<VisualNeed> needs() {
            return options.metric().needs(options.module());
        }

        @Override
        public int extras(int rest) {
            return 0;
        }

        @Override
        public Merged merge(float[] scores, int[] kept, VisualEvidence evidence) {
            return new Merged(
                    KnnWeighted.merge(
                            options.metric().similarity(evidence, options.module()),
                            scores,
                            kept,
                            options.k()),
                    List.of());
        }
    }

    private record OneForTheRest() implements VisualMerger {
        @Override
        public int extras(int rest) {
            return 1;
        }

        @Override
        public Merged merge(float[] scores, int[] kept, VisualEvidence evidence) {
            return new Merged(alone(kept), List.of(RestToOne.merge(scores, kept)));
        }
    }
}
