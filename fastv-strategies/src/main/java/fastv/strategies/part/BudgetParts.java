package fastv.strategies.part;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Contract;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Rounding;
import fastv.strategies.budget.AttentionRank;
import fastv.strategies.budget.MatrixRank;
import fastv.strategies.score.JudgingText;

/** The budgets that YAML files can name. */
public final class BudgetParts {

    /** {@code ratio}: the share removed. */
    public static final Part<Removed, Budget> RATIO =
            new Part<>(
                    Removed.class,
                    options -> new Budget.RemovedRatio(options.r(), options.rounding()),
                    "a share of the candidates is removed",
                    "R of arXiv:2403.06764",
                    Contract.DEFAULT.example("{r: 0.5}").identity("{r: 0}"));

    /** {@code keep-ratio}: the share kept. */
    public static final Part<Kept, Budget> KEEP_RATIO =
            new Part<>(
                    Kept.class,
                    options -> new Budget.KeptRatio(options.ratio(), options.rounding()),
                    "a share of the candidates stays",
                    "as evaluation harnesses count",
                    Contract.DEFAULT.example("{ratio: 0.5}").identity("{ratio: 1}"));

    /** {@code keep-ratio-of-original}: the share kept, counted from the prompt. */
    public static final Part<Original, Budget> KEEP_RATIO_OF_ORIGINAL =
            new Part<>(
                    Original.class,
                    options -> new Budget.OriginalRatio(options.ratio(), options.rounding()),
                    "a share of what the prompt had stays, whatever left before",
                    "arXiv:2410.17247",
                    Contract.DEFAULT.example("{ratio: 0.5}").identity("{ratio: 1}"));

    /** {@code count}: an absolute number. */
    public static final Part<Counted, Budget> COUNT =
            new Part<>(
                    Counted.class,
                    options -> new Budget.Count(options.value()),
                    "a fixed number of candidates stays",
                    "fast_v_attention_rank of the authors' scripts",
                    Contract.DEFAULT.example("{value: 12}").identity("{value: 1000}"));

    /** {@code count-below}: an absolute number, but never all. */
    public static final Part<Counted, Budget> COUNT_BELOW =
            new Part<>(
                    Counted.class,
                    options -> new Budget.CountBelow(options.value()),
                    "a fixed number of candidates stays, but at least one leaves",
                    "released code of arXiv:2410.04417",
                    Contract.DEFAULT.example("{value: 12}"));

    /** {@code remove-count}: an absolute number of those that leave. */
    public static final Part<RemoveCounted, Budget> REMOVE_COUNT =
            new Part<>(
                    RemoveCounted.class,
                    options -> new Budget.RemovedCount(options.value()),
                    "a fixed number of candidates leaves",
                    "arXiv:2409.10197",
                    Contract.DEFAULT.example("{value: 12}").identity("{value: 0}"));

    /** {@code attention-rank}. */
    public static final Part<Ranked, Budget> ATTENTION_RANK =
            new Part<>(
                    Ranked.class,
                    options ->
                            new Budget.Measured(
                                    new AttentionRank(
                                            options.layer(),
                                            new JudgingText(options.judges()),
                                            new MatrixRank(options.scale(), options.bias()))),
                    "as many stay as the judging text's attention has directions, scaled",
                    "arXiv:2410.04417, release v1",
                    Contract.DEFAULT.example("{layer: 1, scale: 2, bias: 4}"));

    private BudgetParts() {}

    /** YAML: {@code budget: {name: remove-count, value: 20}}. */
    public record RemoveCounted(@Doc("how many leave") @Range(min = 0) int value) {}

    /** YAML: {@code budget: {name: attention-rank, layer: 2, scale: 13.5}}. */
    public record Ranked(
            @Doc("0-based decoder layer whose attention is read; at most the site's")
                    @Range(min = 0)
                    int layer,
            @Doc("tokens per direction") @Range(min = 0) double scale,
            @Doc("tokens on top") @DefaultValue("0") double bias,
            @Doc("which text judges") @DefaultValue("raters") JudgingText.Who judges) {}

    /** YAML: {@code budget: {name: ratio, r: 0.5}}. */
    public record Removed(
            @Doc("the share removed") @Range(min = 0, max = 1) double r,
            @Doc("how the kept number becomes whole") @DefaultValue("half-even")
                    Rounding rounding) {}

    /** YAML: {@code budget: {name: keep-ratio, ratio: 0.5}}. */
    public record Kept(
            @Doc("the share that stays") @Range(min = 0, max = 1) double ratio,
            @Doc("how the kept number becomes whole") @DefaultValue("half-even")
                    Rounding rounding) {}

    /** YAML: {@code budget: {name: keep-ratio-of-original, ratio: 0.25}}. */
    public record Original(
            @Doc("the share of the prompt's candidates that stays") @Range(min = 0, max = 1)
                    double ratio,
            @Doc("how the kept number becomes whole") @DefaultValue("floor") Rounding rounding) {}

    /** YAML: {@code budget: {name: count, value: 144}}. */
    public record Counted(@Doc("how many stay") @Range(min = 0) int value) {}
}
