package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Score;
import fastv.strategies.score.AttentionScore;
import fastv.strategies.score.ConstantScore;
import fastv.strategies.score.RandomScore;

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

    private ScoreParts() {}

    /** YAML: {@code score: {name: text-attention, layer: 1, criterion: last}}. */
    public record Attention(
            @Doc("0-based decoder layer whose attention is read; below the site") @Range(min = 0)
                    int layer,
            @Doc("whose attention counts") @DefaultValue("last")
                    AttentionScore.Criterion criterion) {}
}
