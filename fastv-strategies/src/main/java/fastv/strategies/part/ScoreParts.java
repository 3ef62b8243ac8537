package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.HeadMean;
import fastv.core.prune.Score;
import fastv.strategies.score.AttentionScore;
import fastv.strategies.score.ConstantScore;
import fastv.strategies.score.CrossSelfScore;
import fastv.strategies.score.JudgedAttention;
import fastv.strategies.score.JudgingText;
import fastv.strategies.score.KeyNorm;
import fastv.strategies.score.RandomScore;
import fastv.strategies.score.ShortKeys;
import java.util.Optional;
import java.util.OptionalInt;

/** The scores that YAML files can name. */
public final class ScoreParts {

    /** {@code text-attention}. */
    public static final Part<Attention, Score> TEXT_ATTENTION =
            new Part<>(
                    Attention.class,
                    options -> new AttentionScore(options.layer(), options.criterion()),
                    "attention a token receives in one decoder layer, averaged over heads",
                    "arXiv:2403.06764, section 4.1",
                    Contract.DEFAULT
                            .example("{layer: 1}")
                            .example("{layer: 1, criterion: mean-all}"));

    /** {@code random}. */
    public static final Part<Part.NoOptions, Score> RANDOM =
            Part.fixed(
                    new RandomScore(),
                    "a seeded shuffle of the candidates",
                    "control; arXiv:2403.06764, Table 7 (c)");

    /** {@code constant}. */
    public static final Part<Part.NoOptions, Score> CONSTANT =
            Part.fixed(new ConstantScore(), "the same for all: the earlier token wins", "control");

    /** {@code judged-attention}. */
    public static final Part<Judged, Score> JUDGED_ATTENTION =
            new Part<>(
                    Judged.class,
                    Judged::score,
                    "attention a token receives from the text that the picture is about",
                    "arXiv:2410.04417",
                    Contract.DEFAULT.example("{layer: 1}"));

    /** {@code cross-self-attention}. */
    public static final Part<CrossSelf, Score> CROSS_SELF_ATTENTION =
            new Part<>(
                    CrossSelf.class,
                    options -> new CrossSelfScore(options.layer(), options.signal()),
                    "attention from the question times attention from the picture, maxima over"
                            + " heads",
                    "arXiv:2409.10197",
                    Contract.DEFAULT.example("{layer: 1}"));

    /** {@code key-norm}. */
    public static final Part<Keys, Score> KEY_NORM =
            new Part<>(
                    Keys.class,
                    options -> new KeyNorm(options.layer()),
                    "the L1 norm of a token's rotated keys",
                    "arXiv:2502.11494",
                    Contract.DEFAULT.example("{layer: 1}"));

    /** {@code short-keys}. */
    public static final Part<Keys, Score> SHORT_KEYS =
            new Part<>(
                    Keys.class,
                    options -> new ShortKeys(options.layer()),
                    "the shorter a token's rotated keys, averaged over heads, the better",
                    "arXiv:2601.17818",
                    Contract.DEFAULT.example("{layer: 1}"));

    private ScoreParts() {}

    /** YAML: {@code score: {name: judged-attention, layer: 2}}. */
    public record Judged(
            @Doc("0-based decoder layer whose attention is read; at most the site's")
                    @Range(min = 0)
                    int layer,
            @Doc("which text judges") @DefaultValue("raters") JudgingText.Who judges,
            @Doc("how many heads count, those that look at the candidates most; all by default")
                    @Range(min = 1)
                    Optional<Integer> heads,
            @Doc("whether attention is divided by what rotary positions alone give")
                    @DefaultValue("false")
                    boolean corrected) {

        private Score score() {
            OptionalInt strongest = heads.map(OptionalInt::of).orElseGet(OptionalInt::empty);
            return new JudgedAttention(
                    layer, new JudgingText(judges), new HeadMean(corrected, strongest));
        }
    }

    /** YAML: {@code score: {name: cross-self-attention, layer: 2}}. */
    public record CrossSelf(
            @Doc("0-based decoder layer whose attention is read; at most the site's")
                    @Range(min = 0)
                    int layer,
            @Doc("which attention counts") @DefaultValue("product") CrossSelfScore.Signal signal) {}

    /** YAML: {@code score: {name: key-norm, layer: 1}}. */
    public record Keys(
            @Doc("0-based decoder layer whose keys are read; below the site") @Range(min = 0)
                    int layer) {}

    /** YAML: {@code score: {name: text-attention, layer: 1, criterion: last}}. */
    public record Attention(
            @Doc("0-based decoder layer whose attention is read; below the site") @Range(min = 0)
                    int layer,
            @Doc("whose attention counts") @DefaultValue("last")
                    AttentionScore.Criterion criterion) {}
}
