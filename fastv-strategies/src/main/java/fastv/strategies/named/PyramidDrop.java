package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Rounding;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.strategies.score.AttentionScore;
import fastv.strategies.select.TopK;
import java.util.List;
import java.util.stream.IntStream;

/**
 * PyramidDrop: image tokens leave in stages, each counted from the prompt's image.
 *
 * <p>Xing et al., PyramidDrop: Accelerating Your Large Vision-Language Models via Pyramid Visual
 * Redundancy Reduction, CVPR 2025, arXiv:2410.17247. Before layer K of a stage the last prompt
 * token's attention is computed with layer K's own norm and projections on the current states,
 * softmax over the whole row, mean over heads. {@code trunc(N * ratio)} of the N original image
 * tokens stay. Positions are numbered anew at each stage, and a generated token takes the length of
 * that layer's cache. The code repeats no key heads; for grouped queries that is added here.
 */
public final class PyramidDrop {

    /** The method under its public name {@code pyramiddrop}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "drops image tokens in stages, ranked by what the coming layer attends to",
                    "arXiv:2410.17247",
                    Contract.DEFAULT
                            .example("{layers: [2, 4], ratios: [0.5, 0.25]}")
                            .identity("{layers: [2, 4], ratios: [1, 1]}")
                            .beyond("{layers: [1000], ratios: [0.5]}"));

    private PyramidDrop() {}

    /** YAML: {@code pyramiddrop: {layers: [8, 16, 24], ratios: [0.5, 0.25, 0.125]}}. */
    public record Options(
            @Doc("before which layers a stage lies, ascending") @DefaultValue("[8, 16, 24]")
                    List<Integer> layers,
            @Doc("the share of the original image tokens that stays, per stage")
                    @DefaultValue("[0.5, 0.25, 0.125]")
                    List<Double> ratios) {
        public Options {
            layers = List.copyOf(layers);
            ratios = List.copyOf(ratios);
            if (layers.size() != ratios.size()) {
                throw new IllegalArgumentException(
                        "ratios: expected one per layer, "
                                + layers.size()
                                + ", got "
                                + ratios.size());
            }
        }

        private Strategy strategy() {
            List<Stage> stages =
                    IntStream.range(0, layers.size())
                            .mapToObj(
                                    i ->
                                            stage(
                                                    layers.get(i),
                                                    new Budget.OriginalRatio(
                                                            ratios.get(i), Rounding.FLOOR)))
                            .toList();
            return new Strategy(stages, Replay.CACHED);
        }
    }

    /** One stage: the last prompt token's attention in the coming layer, positions compact. */
    public static Stage stage(int layer, Budget budget) {
        return new Stage(
                new Site.BeforeLayer(layer),
                new Scope.Whole(Segment.IMAGE),
                new AttentionScore(layer, AttentionScore.Criterion.LAST),
                budget,
                new TopK(),
                Positions.COMPACT,
                Enactment.DROP);
    }
}
