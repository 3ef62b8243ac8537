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
import fastv.strategies.conformance.DartKind;
import fastv.strategies.conformance.FastVAblationsKind;
import fastv.strategies.conformance.FitPruneKind;
import fastv.strategies.conformance.H2oKind;
import fastv.strategies.conformance.PyramidDropKind;
import fastv.strategies.conformance.PyramidKvKind;
import fastv.strategies.conformance.SnapKvKind;
import fastv.strategies.conformance.SparseVlmKind;
import fastv.strategies.conformance.StreamingLlmKind;
import fastv.strategies.conformance.VtwKind;
import fastv.strategies.named.Dart;
import fastv.strategies.named.FastV;
import fastv.strategies.named.FastVKind;
import fastv.strategies.named.FastVReleases;
import fastv.strategies.named.FirstHalfSystem;
import fastv.strategies.named.PyramidDrop;
import fastv.strategies.named.RandomDrop;
import fastv.strategies.named.RankInstruction;
import fastv.strategies.named.RankSystem;
import fastv.strategies.named.StreamingAttention;
import fastv.strategies.named.Unpruned;
import fastv.strategies.named.VisualTokenWithdrawal;
import fastv.strategies.part.BudgetParts;
import fastv.strategies.part.ScoreParts;
import fastv.strategies.part.SelectorParts;
import fastv.strategies.part.SiteParts;

/** The methods and parts that this jar brings, under the names that YAML files use. */
public final class StrategiesModule extends AbstractModule implements FastvPlugin {

    @Override
    protected void configure() {
        strategies();
        parts();
        kinds();
    }

    private void kinds() {
        MapBinder<String, ModelConformanceKind> onModels =
                MapBinder.newMapBinder(binder(), String.class, ModelConformanceKind.class);
        onModels.addBinding("fastv").to(FastVKind.class);
        onModels.addBinding("fastv-ablations").to(FastVAblationsKind.class);
        onModels.addBinding("vtw").to(VtwKind.class);
        onModels.addBinding("dart").to(DartKind.class);
        onModels.addBinding("pyramiddrop").to(PyramidDropKind.class);
        MapBinder<String, ConformanceKind> onNumbers =
                MapBinder.newMapBinder(binder(), String.class, ConformanceKind.class);
        onNumbers.addBinding("sparsevlm").to(SparseVlmKind.class);
        onNumbers.addBinding("pyramiddrop").to(PyramidDropKind.class);
        onNumbers.addBinding("dart").to(DartKind.class);
        onNumbers.addBinding("fitprune").to(FitPruneKind.class);
        onNumbers.addBinding("streamingllm").to(StreamingLlmKind.class);
        onNumbers.addBinding("h2o").to(H2oKind.class);
        onNumbers.addBinding("snapkv").to(SnapKvKind.class);
        onNumbers.addBinding("pyramidkv").to(PyramidKvKind.class);
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
        strategies.addBinding("dart").toInstance(Dart.PART); // arXiv:2502.11494
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
        scores.addBinding("text-attention").toInstance(ScoreParts.TEXT_ATTENTION);
        scores.addBinding("random").toInstance(ScoreParts.RANDOM);
        scores.addBinding("constant").toInstance(ScoreParts.CONSTANT);

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
