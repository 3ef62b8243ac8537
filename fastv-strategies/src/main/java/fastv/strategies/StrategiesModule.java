package fastv.strategies;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import fastv.core.conformance.ConformanceKind;
import fastv.core.model.ModelConformanceKind;
import fastv.core.plugin.FastvPlugin;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Strategy;
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
import fastv.strategies.named.Dart;
import fastv.strategies.named.DivPrune;
import fastv.strategies.named.FastV;
import fastv.strategies.named.FastVKind;
import fastv.strategies.named.FastVReleases;
import fastv.strategies.named.FasterVlm;
import fastv.strategies.named.FirstHalfSystem;
import fastv.strategies.named.H2o;
import fastv.strategies.named.PyramidDrop;
import fastv.strategies.named.PyramidKv;
import fastv.strategies.named.RandomDrop;
import fastv.strategies.named.RankInstruction;
import fastv.strategies.named.RankSystem;
import fastv.strategies.named.SnapKv;
import fastv.strategies.named.SparseVlm;
import fastv.strategies.named.StreamingAttention;
import fastv.strategies.named.StreamingLlm;
import fastv.strategies.named.Unpruned;
import fastv.strategies.named.VisPruner;
import fastv.strategies.named.VisionZip;
import fastv.strategies.named.VisualTokenWithdrawal;
import fastv.strategies.part.BudgetParts;
import fastv.strategies.part.ScoreParts;
import fastv.strategies.part.SelectorParts;
import fastv.strategies.part.SiteParts;
import fastv.strategies.score.AttentionScore;
import fastv.strategies.score.ConstantScore;
import fastv.strategies.score.RandomScore;

/** The methods and parts that this jar brings, under the names that YAML files use. */
public final class StrategiesModule extends AbstractModule implements FastvPlugin {

    @Override
    protected void configure() {
        strategies();
        parts();
        kindsOnNumbers();
        kindsOnModels();
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
        strategies.addBinding("dart").toInstance(Dart.PART); // arXiv:2502.11494
        strategies.addBinding("fastervlm").toInstance(FasterVlm.PART); // arXiv:2412.01818 v1
        strategies.addBinding("vispruner").toInstance(VisPruner.PART); // arXiv:2412.01818 v2
        strategies.addBinding("divprune").toInstance(DivPrune.PART); // arXiv:2503.02175
        strategies.addBinding("visionzip").toInstance(VisionZip.PART); // arXiv:2412.04467
        strategies.addBinding("streaming-llm").toInstance(StreamingLlm.PART); // arXiv:2309.17453
        strategies.addBinding("h2o").toInstance(H2o.PART); // arXiv:2306.14048
        strategies.addBinding("snapkv").toInstance(SnapKv.PART); // arXiv:2404.14469
        strategies.addBinding("pyramidkv").toInstance(PyramidKv.PART); // arXiv:2406.02069
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

        MapBinder<String, Part<?, Score>> scores =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        scores.addBinding(AttentionScore.NAME).toInstance(ScoreParts.TEXT_ATTENTION);
        scores.addBinding(RandomScore.NAME).toInstance(ScoreParts.RANDOM);
        scores.addBinding(ConstantScore.NAME).toInstance(ScoreParts.CONSTANT);

        MapBinder<String, Part<?, Budget>> budgets =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        budgets.addBinding("ratio").toInstance(BudgetParts.RATIO);
        budgets.addBinding("keep-ratio").toInstance(BudgetParts.KEEP_RATIO);
        budgets.addBinding("keep-ratio-of-original").toInstance(BudgetParts.KEEP_RATIO_OF_ORIGINAL);
        budgets.addBinding("count").toInstance(BudgetParts.COUNT);

        MapBinder<String, Part<?, Selector>> selectors =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        selectors.addBinding("top-k").toInstance(SelectorParts.TOP_K);
        selectors.addBinding("given").toInstance(SelectorParts.GIVEN);
    }
}
