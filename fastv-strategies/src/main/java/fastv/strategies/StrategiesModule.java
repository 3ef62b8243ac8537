package fastv.strategies;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import fastv.core.conformance.ConformanceKind;
import fastv.core.fit.StrategyFit;
import fastv.core.model.ModelConformanceKind;
import fastv.core.plugin.FastvPlugin;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheBudget;
import fastv.core.prune.CacheScore;
import fastv.core.prune.CacheSelector;
import fastv.core.prune.Merger;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualSelector;
import fastv.strategies.cache.AccumulatedAttentionScore;
import fastv.strategies.cache.SameForAll;
import fastv.strategies.cache.WindowAttentionScore;
import fastv.strategies.conformance.CdPrunerKind;
import fastv.strategies.conformance.DartKind;
import fastv.strategies.conformance.DivPruneKind;
import fastv.strategies.conformance.FastVAblationsKind;
import fastv.strategies.conformance.FasterVlmAnyResKind;
import fastv.strategies.conformance.FasterVlmKind;
import fastv.strategies.conformance.FitPruneKind;
import fastv.strategies.conformance.H2oKind;
import fastv.strategies.conformance.HiPruneKind;
import fastv.strategies.conformance.HiRedKind;
import fastv.strategies.conformance.PruMergeKind;
import fastv.strategies.conformance.PyramidDropKind;
import fastv.strategies.conformance.PyramidKvKind;
import fastv.strategies.conformance.SnapKvKind;
import fastv.strategies.conformance.SparseVlmDecoderKind;
import fastv.strategies.conformance.SparseVlmKind;
import fastv.strategies.conformance.StreamingLlmKind;
import fastv.strategies.conformance.ToMeKind;
import fastv.strategies.conformance.VScanKind;
import fastv.strategies.conformance.VisPrunerKind;
import fastv.strategies.conformance.VisionZipKind;
import fastv.strategies.conformance.VisualDecoderKind;
import fastv.strategies.conformance.VtwKind;
import fastv.strategies.named.AutoPrune;
import fastv.strategies.named.CdPruner;
import fastv.strategies.named.Dart;
import fastv.strategies.named.DivPrune;
import fastv.strategies.named.FastV;
import fastv.strategies.named.FastVKind;
import fastv.strategies.named.FastVReleases;
import fastv.strategies.named.FasterVlm;
import fastv.strategies.named.FirstHalfSystem;
import fastv.strategies.named.FitPrune;
import fastv.strategies.named.FitPruneFit;
import fastv.strategies.named.H2o;
import fastv.strategies.named.HiPrune;
import fastv.strategies.named.HiRed;
import fastv.strategies.named.Pool;
import fastv.strategies.named.PruMerge;
import fastv.strategies.named.PruneSid;
import fastv.strategies.named.PyramidDrop;
import fastv.strategies.named.PyramidKv;
import fastv.strategies.named.RandomDrop;
import fastv.strategies.named.RandomPatches;
import fastv.strategies.named.RankInstruction;
import fastv.strategies.named.RankSystem;
import fastv.strategies.named.SnapKv;
import fastv.strategies.named.SparseVlm;
import fastv.strategies.named.StreamingAttention;
import fastv.strategies.named.StreamingLlm;
import fastv.strategies.named.TextOnly;
import fastv.strategies.named.ToMe;
import fastv.strategies.named.Uniform;
import fastv.strategies.named.Unpruned;
import fastv.strategies.named.VScan;
import fastv.strategies.named.VisPruner;
import fastv.strategies.named.VisionZip;
import fastv.strategies.named.VisualTokenWithdrawal;
import fastv.strategies.named.VitCop;
import fastv.strategies.named.WithdrawalSearch;
import fastv.strategies.part.BudgetParts;
import fastv.strategies.part.CacheParts;
import fastv.strategies.part.MergerParts;
import fastv.strategies.part.RowMergerParts;
import fastv.strategies.part.ScoreParts;
import fastv.strategies.part.SelectorParts;
import fastv.strategies.part.SiteParts;
import fastv.strategies.part.VisualScoreParts;
import fastv.strategies.part.VisualSelectorParts;
import fastv.strategies.score.AttentionScore;
import fastv.strategies.score.ConstantScore;
import fastv.strategies.score.CrossSelfScore;
import fastv.strategies.score.JudgedAttention;
import fastv.strategies.score.KeyNorm;
import fastv.strategies.score.RandomScore;
import fastv.strategies.score.ShortKeys;
import fastv.strategies.score.TextSimilarity;

/** The methods and parts that this jar brings, under the names that YAML files use. */
public final class StrategiesModule extends AbstractModule implements FastvPlugin {

    @Override
    protected void configure() {
        strategies();
        parts();
        cacheParts();
        visualParts();
        kindsOnNumbers();
        kindsOnModels();
        fits();
    }

    private void fits() {
        MapBinder<String, Part<?, StrategyFit>> fits =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        fits.addBinding("vtw").toInstance(WithdrawalSearch.FIT);
        fits.addBinding("fitprune").toInstance(FitPruneFit.FIT);
    }

    private void kindsOnNumbers() {
        var kinds = MapBinder.newMapBinder(binder(), String.class, ConformanceKind.class);
        kinds.addBinding("fastervlm").toInstance(new FasterVlmKind());
        kinds.addBinding("fastervlm-anyres").toInstance(new FasterVlmAnyResKind());
        kinds.addBinding("vispruner").toInstance(new VisPrunerKind());
        kinds.addBinding("visionzip").toInstance(new VisionZipKind());
        kinds.addBinding("prumerge").toInstance(new PruMergeKind());
        kinds.addBinding("divprune").toInstance(new DivPruneKind());
        kinds.addBinding("hired").toInstance(new HiRedKind());
        kinds.addBinding("hiprune").toInstance(new HiPruneKind());
        kinds.addBinding("cdpruner").toInstance(new CdPrunerKind());
        kinds.addBinding("tome").toInstance(new ToMeKind());
        kinds.addBinding("vscan").toInstance(new VScanKind());
        kinds.addBinding("sparsevlm").to(SparseVlmKind.class);
        kinds.addBinding("pyramiddrop").to(PyramidDropKind.class);
        kinds.addBinding("dart").to(DartKind.class);
        kinds.addBinding("fitprune").to(FitPruneKind.class);
        kinds.addBinding("streamingllm").to(StreamingLlmKind.class);
        kinds.addBinding("h2o").to(H2oKind.class);
        kinds.addBinding("snapkv").to(SnapKvKind.class);
        kinds.addBinding("pyramidkv").to(PyramidKvKind.class);
    }

    private void kindsOnModels() {
        var kinds = MapBinder.newMapBinder(binder(), String.class, ModelConformanceKind.class);
        kinds.addBinding("fastv").to(FastVKind.class);
        kinds.addBinding("fastv-ablations").to(FastVAblationsKind.class);
        kinds.addBinding("vtw").to(VtwKind.class);
        kinds.addBinding("dart").to(DartKind.class);
        kinds.addBinding("pyramiddrop").to(PyramidDropKind.class);
        kinds.addBinding("sparsevlm").to(SparseVlmDecoderKind.class);
        kinds.addBinding("fastervlm").toInstance(VisualDecoderKind.fasterVlm());
        kinds.addBinding("vispruner").toInstance(VisualDecoderKind.visPruner());
        kinds.addBinding("divprune").toInstance(VisualDecoderKind.divPrune());
        kinds.addBinding("visionzip").toInstance(VisualDecoderKind.visionZip());
    }

    private void strategies() {
        MapBinder<String, Part<?, Strategy>> strategies =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        strategies.addBinding("none").toInstance(Unpruned.PART);
        strategies.addBinding("fastv").toInstance(FastV.PART); // arXiv:2403.06764
        strategies.addBinding("random").toInstance(RandomDrop.PART); // its Table 7 (c)
        strategies.addBinding("rank-system").toInstance(RankSystem.PART); // Table 7 (d)
        strategies.addBinding("first-half-system").toInstance(FirstHalfSystem.PART); // (e)
        strategies.addBinding("rank-instruction").toInstance(RankInstruction.PART); // (f)
        strategies.addBinding("streaming-attention").toInstance(StreamingAttention.PART); // (g)
        strategies
                .addBinding("streaming-attention-released")
                .toInstance(StreamingAttention.RELEASED);
        strategies.addBinding("vtw").toInstance(VisualTokenWithdrawal.PART); // arXiv:2405.05803
        strategies.addBinding("pyramiddrop").toInstance(PyramidDrop.PART); // arXiv:2410.17247
        strategies.addBinding("sparsevlm").toInstance(SparseVlm.PART); // arXiv:2410.04417
        strategies.addBinding("sparsevlm-v1").toInstance(SparseVlm.V1);
        strategies.addBinding("sparsevlm-plus").toInstance(SparseVlm.PLUS);
        strategies.addBinding("fitprune").toInstance(FitPrune.PART); // arXiv:2409.10197
        strategies.addBinding("dart").toInstance(Dart.PART); // arXiv:2502.11494
        strategies.addBinding("fastervlm").toInstance(FasterVlm.PART); // arXiv:2412.01818 v1
        strategies.addBinding("vispruner").toInstance(VisPruner.PART); // arXiv:2412.01818 v2
        strategies.addBinding("divprune").toInstance(DivPrune.PART); // arXiv:2503.02175
        strategies.addBinding("cdpruner").toInstance(CdPruner.PART); // arXiv:2506.10967
        strategies.addBinding("prunesid").toInstance(PruneSid.PART); // arXiv:2603.09480
        strategies.addBinding("autoprune").toInstance(AutoPrune.PART); // arXiv:2509.23931
        strategies.addBinding("vitcop").toInstance(VitCop.PART); // arXiv:2601.17818
        strategies.addBinding("visionzip").toInstance(VisionZip.PART); // arXiv:2412.04467
        strategies.addBinding("streaming-llm").toInstance(StreamingLlm.PART); // arXiv:2309.17453
        strategies.addBinding("h2o").toInstance(H2o.PART); // arXiv:2306.14048
        strategies.addBinding("snapkv").toInstance(SnapKv.PART); // arXiv:2404.14469
        strategies.addBinding("pyramidkv").toInstance(PyramidKv.PART); // arXiv:2406.02069
        strategies.addBinding("prumerge").toInstance(PruMerge.PART); // arXiv:2403.15388
        strategies.addBinding("prumerge+").toInstance(PruMerge.PLUS);
        strategies.addBinding("hiprune").toInstance(HiPrune.PART); // arXiv:2508.00553
        strategies.addBinding("hired").toInstance(HiRed.PART); // arXiv:2408.10945
        strategies.addBinding("vscan").toInstance(VScan.PART); // arXiv:2505.22654
        strategies.addBinding("tome").toInstance(ToMe.PART); // arXiv:2210.09461
        strategies.addBinding("uniform").toInstance(Uniform.PART); // controls
        strategies.addBinding("random-patches").toInstance(RandomPatches.PART);
        strategies.addBinding("pooling").toInstance(Pool.PART);
        strategies.addBinding("text-only").toInstance(TextOnly.PART);
        strategies.addBinding("in-place").toInstance(FastVReleases.IN_PLACE);
        strategies.addBinding("token-mask").toInstance(FastVReleases.TOKEN_MASK);
        strategies.addBinding("hf-fork").toInstance(FastVReleases.HF_FORK);
        strategies.addBinding("hf-fork-recompute").toInstance(FastVReleases.HF_FORK_RECOMPUTE);
        strategies.addBinding("lmms-eval").toInstance(FastVReleases.LMMS_EVAL);
    }

    private void parts() {
        MapBinder<String, Part<?, Site>> sites =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        sites.addBinding("before-layer").toInstance(SiteParts.BEFORE_LAYER);
        sites.addBinding("in-layer").toInstance(SiteParts.IN_LAYER);

        MapBinder<String, Part<?, Score>> scores =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        scores.addBinding(AttentionScore.NAME).toInstance(ScoreParts.TEXT_ATTENTION);
        scores.addBinding(JudgedAttention.NAME).toInstance(ScoreParts.JUDGED_ATTENTION);
        scores.addBinding(CrossSelfScore.NAME).toInstance(ScoreParts.CROSS_SELF_ATTENTION);
        scores.addBinding(KeyNorm.NAME).toInstance(ScoreParts.KEY_NORM);
        scores.addBinding(ShortKeys.NAME).toInstance(ScoreParts.SHORT_KEYS);
        scores.addBinding(RandomScore.NAME).toInstance(ScoreParts.RANDOM);
        scores.addBinding(ConstantScore.NAME).toInstance(ScoreParts.CONSTANT);

        MapBinder<String, Part<?, Budget>> budgets =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        budgets.addBinding("ratio").toInstance(BudgetParts.RATIO);
        budgets.addBinding("keep-ratio").toInstance(BudgetParts.KEEP_RATIO);
        budgets.addBinding("keep-ratio-of-original").toInstance(BudgetParts.KEEP_RATIO_OF_ORIGINAL);
        budgets.addBinding("count").toInstance(BudgetParts.COUNT);
        budgets.addBinding("count-below").toInstance(BudgetParts.COUNT_BELOW);
        budgets.addBinding("remove-count").toInstance(BudgetParts.REMOVE_COUNT);
        budgets.addBinding("attention-rank").toInstance(BudgetParts.ATTENTION_RANK);

        MapBinder<String, Part<?, Selector>> selectors =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        selectors.addBinding("top-k").toInstance(SelectorParts.TOP_K);
        selectors.addBinding("given").toInstance(SelectorParts.GIVEN);
        selectors.addBinding("pivots-least-similar").toInstance(SelectorParts.PIVOTS_LEAST_SIMILAR);

        MapBinder<String, Part<?, Merger>> mergers =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        mergers.addBinding("none").toInstance(RowMergerParts.NONE);
        mergers.addBinding("density-peaks").toInstance(RowMergerParts.DENSITY_PEAKS);
    }

    private void cacheParts() {
        MapBinder<String, Part<?, CacheScore>> scores =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        scores.addBinding(WindowAttentionScore.NAME).toInstance(CacheParts.WINDOW_ATTENTION);
        scores.addBinding(AccumulatedAttentionScore.NAME)
                .toInstance(CacheParts.ACCUMULATED_ATTENTION);
        scores.addBinding(SameForAll.NAME).toInstance(CacheParts.CONSTANT);

        MapBinder<String, Part<?, CacheBudget>> budgets =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        budgets.addBinding("count").toInstance(CacheParts.COUNT);
        budgets.addBinding("keep-ratio").toInstance(CacheParts.KEEP_RATIO);
        budgets.addBinding("pyramid").toInstance(CacheParts.PYRAMID);

        MapBinder<String, Part<?, CacheSelector>> selectors =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        selectors.addBinding("top-k-and-recent").toInstance(CacheParts.TOP_K_AND_RECENT);
        selectors.addBinding("first-and-recent").toInstance(CacheParts.FIRST_AND_RECENT);
    }

    private void visualParts() {
        MapBinder<String, Part<?, VisualScore>> scores =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        scores.addBinding("cls-attention").toInstance(VisualScoreParts.CLASS_ATTENTION);
        scores.addBinding("cls-qk-full-width").toInstance(VisualScoreParts.FULL_WIDTH);
        scores.addBinding("received-attention").toInstance(VisualScoreParts.RECEIVED);
        scores.addBinding(TextSimilarity.NAME).toInstance(VisualScoreParts.TEXT_SIMILARITY);
        scores.addBinding(RandomScore.NAME).toInstance(VisualScoreParts.RANDOM);
        scores.addBinding(ConstantScore.NAME).toInstance(VisualScoreParts.CONSTANT);

        MapBinder<String, Part<?, VisualSelector>> selectors =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        selectors.addBinding("top-k").toInstance(VisualSelectorParts.TOP_K);
        selectors.addBinding("bipartite-thin").toInstance(VisualSelectorParts.BIPARTITE_THIN);
        selectors.addBinding("max-min-distance").toInstance(VisualSelectorParts.MAX_MIN_DISTANCE);
        selectors.addBinding("dpp").toInstance(VisualSelectorParts.DPP);
        selectors.addBinding("windows").toInstance(VisualSelectorParts.WINDOWS);
        selectors.addBinding("neighbours").toInstance(VisualSelectorParts.NEIGHBOURS);
        selectors.addBinding("grid-step").toInstance(VisualSelectorParts.GRID);

        MapBinder<String, Part<?, VisualMerger>> mergers =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        mergers.addBinding("nearest-target").toInstance(MergerParts.NEAREST_TARGET);
        mergers.addBinding("knn-weighted").toInstance(MergerParts.KNN_WEIGHTED);
        mergers.addBinding("rest-to-one").toInstance(MergerParts.REST_TO_ONE);
    }
}
