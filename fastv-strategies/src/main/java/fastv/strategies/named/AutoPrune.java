package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.HeadMean;
import fastv.core.prune.Merger;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Scope;
import fastv.core.prune.Score;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualStage;
import fastv.core.token.Segment;
import fastv.strategies.budget.ComplexityBudget;
import fastv.strategies.budget.RetentionCurve;
import fastv.strategies.score.ClassAndTextAttention;
import fastv.strategies.score.ClassAttention;
import fastv.strategies.score.Complexity;
import fastv.strategies.score.JudgedAttention;
import fastv.strategies.score.JudgingText;
import fastv.strategies.select.TopK;
import fastv.strategies.visual.MarkedPatchesStage;
import java.util.ArrayList;
import java.util.List;

/**
 * AutoPrune: how fast image tokens leave, layer by layer, follows from how complex the prompt is.
 *
 * <p>Wang et al., Each Complexity Deserves a Pruning Policy, NeurIPS 2025, arXiv:2509.23931. An
 * early layer tells the complexity ({@link Complexity}); it bends a {@link RetentionCurve} whose
 * tokens over all layers are the same for every prompt; from then on each layer is followed by a
 * cut that ranks and recycles as SparseVLM does, judged by all text ({@link ComplexityBudget}).
 *
 * <p>Of the released code the decoder was at hand; what it does beyond the abstract is an option
 * here: a first cut after layer 0 that also reads the tower's class token ({@code first-keep: 0}
 * leaves it out), at least one token less in each cut ({@code always-remove}), recycled tokens on
 * top of the budget ({@code recycled-within}). Its file with the functions of mutual information,
 * slope and curve was not: {@code MutualInformation} is the textbook's, with rows made to sum to 1;
 * slope and curve follow the README's constants and their description. Whether the budget counts
 * the tokens that enter layers or leave them could not be seen either ({@code counted}): the curve
 * is given the number of tokens before the first cut, which speaks for entering.
 */
public final class AutoPrune {
    private static final double TEXT_WEIGHT = 0.3;

    /** The method under its public name {@code autoprune}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "removes image tokens layer by layer, the later the more complex the prompt is",
                    "arXiv:2509.23931; code: AutoLab-SAI-SJTU/AutoPrune",
                    Contract.DEFAULT
                            .example("{tokens: 24, layers: 8, x0: 3.5}")
                            .example(
                                    "{tokens: 16, layers: 8, first-keep: 0, recycled-within: true}")
                            .identity("{tokens: 1000, layers: 8, always-remove: false}"));

    private AutoPrune() {}

    /** YAML: {@code autoprune: {tokens: 64}}. */
    public record Options(
            @Doc("image tokens per layer, averaged over all layers")
                    @DefaultValue("64")
                    @Range(min = 0)
                    int tokens,
            @Doc("how many layers the model's decoder has") @DefaultValue("32") @Range(min = 3)
                    int layers,
            @Doc("the layer that tells complexity, and after which the curve starts; 0-based")
                    @DefaultValue("1")
                    @Range(min = 1)
                    int layer,
            @Doc("the layer around which the curve falls, later by its slope") @DefaultValue("14.9")
                    double x0,
            @Doc("the slope of the curve without complexity") @DefaultValue("0.4") @Range(min = 0)
                    double k0,
            @Doc("how much slope a bit of mutual information takes away") @DefaultValue("0.2")
                    double gamma,
            @Doc(
                            "how many times tokens are left by the first cut, after layer 0; 0 for no"
                                    + " such cut")
                    @DefaultValue("2.5")
                    @Range(min = 0)
                    double firstKeep,
            @Doc("the module of the tower whose class attention the first cut reads")
                    @DefaultValue("-2")
                    int module,
            @Doc("which tokens of a layer the budget counts") @DefaultValue("entering")
                    RetentionCurve.Counted counted,
            @Doc("what becomes of the others") @DefaultValue("density-peaks") SparseVlm.Merge merge,
            @Doc("whether recycled tokens count towards the budget; on top as released")
                    @DefaultValue("false")
                    boolean recycledWithin,
            @Doc("whether at least one token leaves in each cut of the curve, as released")
                    @DefaultValue("true")
                    boolean alwaysRemove,
            @Doc("rotary positions of what stays") @DefaultValue("compact") Positions positions) {
        public Options {
            new RetentionCurve(tokens, layers, layer, x0, counted);
        }

        private Strategy strategy() {
            List<Stage> stages = new ArrayList<>();
            if (firstKeep > 0) {
                Budget left = new Budget.Count((int) (firstKeep * tokens));
                stages.add(stage(0, new ClassAndTextAttention(0, TEXT_WEIGHT), left, Merger.NONE));
            }
            RetentionCurve curve = new RetentionCurve(tokens, layers, layer, x0, counted);
            JudgingText text = new JudgingText(JudgingText.Who.TEXT);
            for (int after = layer; after < layers - 1; after++) {
                Score score = new JudgedAttention(after, text, HeadMean.PLAIN);
                stages.add(stage(after, score, budget(curve, after), merge.merger()));
            }
            return new Strategy(stages, Replay.CACHED, List.of(), tower());
        }

        private Budget budget(RetentionCurve curve, int after) {
            return new Budget.Measured(
                    new ComplexityBudget(
                            curve,
                            new Complexity(layer),
                            k0,
                            gamma,
                            firstKeep,
                            alwaysRemove,
                            recycledWithin ? merge.merger() : Merger.NONE,
                            after));
        }

        private Stage stage(int after, Score score, Budget budget, Merger merger) {
            return new Stage(
                    new Site.BeforeLayer(after + 1),
                    new Scope.Whole(Segment.IMAGE),
                    score,
                    budget,
                    new TopK(),
                    positions,
                    Enactment.DROP,
                    merger);
        }

        private List<VisualStage> tower() {
            ClassAttention read = new ClassAttention(module, ClassAttention.Heads.MEAN);
            return firstKeep > 0 ? List.of(new MarkedPatchesStage(read)) : List.of();
        }
    }
}
