package fastv.strategies.named;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Positions;
import fastv.core.prune.Rounding;
import fastv.core.prune.Strategy;
import fastv.strategies.named.FastV.Criterion;
import java.util.Optional;

/**
 * FastV as the authors released it, one preset per release, with that release's own way of
 * counting. All rank by the last query's attention in layer K-1 and keep original positions.
 */
public final class FastVReleases {

    /** The vendored transformers 4.31 with {@code fast_v_inplace}: drops rows, no cache. */
    public static final Part<Counted, Strategy> IN_PLACE =
            new Part<>(
                    Counted.class,
                    options -> options.strategy(FastVMode.DROP_RECOMPUTE),
                    "FastV preset: the authors' in-place code, which drops rows and has no cache",
                    "pkunlp-icler/FastV, modeling_llama.py with fast_v_inplace");

    /** The same file with the flag off: masks columns; its OCR-VQA script decodes with a cache. */
    public static final Part<Counted, Strategy> TOKEN_MASK =
            new Part<>(
                    Counted.class,
                    options -> options.strategy(FastVMode.MASK_CACHED),
                    "FastV preset: the authors' token-mask code, as the OCR-VQA ablation runs it",
                    "pkunlp-icler/FastV, modeling_llama.py without fast_v_inplace; Figure 7");

    /** The Hugging Face fork with a cache: pruned once, at prefill. */
    public static final Part<Ratio, Strategy> HF_FORK =
            new Part<>(
                    Ratio.class,
                    options -> options.strategy(FastVMode.DROP_CACHED),
                    "FastV preset: the authors' Hugging Face fork with its cache",
                    "pkunlp-icler/FastV, llava-hf/transformers 4.39, fastv_config");

    /** The Hugging Face fork without a cache: ranked anew at every step. */
    public static final Part<Ratio, Strategy> HF_FORK_RECOMPUTE =
            new Part<>(
                    Ratio.class,
                    options -> options.strategy(FastVMode.DROP_RECOMPUTE),
                    "FastV preset: the authors' Hugging Face fork without a cache",
                    "pkunlp-icler/FastV, llava-hf/transformers 4.39, use_cache=False");

    /** The port to lmms-eval: K = 3, truncated count, the ratio is the part kept. */
    public static final Part<Kept, Strategy> LMMS_EVAL =
            new Part<>(
                    Kept.class,
                    Kept::strategy,
                    "FastV preset: the authors' port to lmms-eval; ratio is the share KEPT",
                    "pkunlp-icler/FastV, lmms-eval/fastv_kvcache.py");

    private FastVReleases() {}

    /** Releases whose scripts give the kept number, {@code fast_v_attention_rank}. */
    public record Counted(
            @Doc("K: layers below it see every token") @DefaultValue("2") @Range(min = 1) int k,
            @Doc("fast_v_attention_rank: how many image tokens stay") @Range(min = 0)
                    Optional<Integer> keep,
            @Doc("R: the share removed, instead of keep; 0.5 where neither is given")
                    @Range(min = 0, max = 1)
                    Optional<Double> r) {
        public Counted {
            FastVStage.requireAtMostOne("keep", keep, "r", r, "nothing else", Optional.empty());
        }

        private Strategy strategy(FastVMode mode) {
            Budget budget =
                    keep.<Budget>map(Budget.Count::new)
                            .orElseGet(
                                    () ->
                                            new Budget.RemovedRatio(
                                                    r.orElse(0.5), Rounding.HALF_EVEN));
            return released(k, budget, mode);
        }
    }

    /** Releases that take {@code fastv_r}, the share removed. */
    public record Ratio(
            @Doc("fastv_k: layers below it see every token") @DefaultValue("2") @Range(min = 1)
                    int k,
            @Doc("fastv_r: the share removed") @DefaultValue("0.5") @Range(min = 0, max = 1)
                    double r) {

        private Strategy strategy(FastVMode mode) {
            return released(k, new Budget.RemovedRatio(r, Rounding.HALF_EVEN), mode);
        }
    }

    /** The port that counts the part kept and truncates. */
    public record Kept(
            @Doc("layers below it see every token") @DefaultValue("3") @Range(min = 1) int k,
            @Doc("the share of image tokens that stays")
                    @DefaultValue("0.5")
                    @Range(min = 0, max = 1)
                    double ratio) {

        private Strategy strategy() {
            return released(k, new Budget.KeptRatio(ratio, Rounding.FLOOR), FastVMode.DROP_CACHED);
        }
    }

    private static Strategy released(int k, Budget budget, FastVMode mode) {
        return FastVStage.strategy(
                k,
                budget,
                mode,
                Criterion.LAST,
                Positions.ORIGINAL,
                Optional.empty(),
                Optional.empty());
    }
}
