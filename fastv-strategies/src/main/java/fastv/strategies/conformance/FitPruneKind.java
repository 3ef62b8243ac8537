package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.strategies.budget.RemovalSchedule;
import fastv.strategies.order.Order;
import fastv.strategies.score.CrossSelfAttention;
import java.util.Arrays;

/** Golden kind {@code fitprune}: one layer's choice, and what a table leaves. */
public final class FitPruneKind implements ConformanceKind {

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        switch (golden.string("mode")) {
            case "select" -> select(golden, comparison);
            case "schedule" ->
                    comparison.list(
                            "left_after_layer",
                            new RemovalSchedule(
                                            Arrays.stream(golden.integers("remove_per_layer"))
                                                    .boxed()
                                                    .toList())
                                    .leftAfterLayer(golden.integer("image_tokens")));
            default -> throw new UnsupportedCaseException("mode " + golden.string("mode"));
        }
    }

    private static void select(GoldenCase golden, Comparison comparison) {
        int tokens = golden.integer("image_tokens");
        int remove = golden.integer("remove");
        CrossSelfAttention attention =
                CrossSelfAttention.of(
                        Tensors.heads(golden, "attention"), golden.integer("image_start"), tokens);
        int[] rising = Order.rising(attention.scores());
        comparison.floats("self_scores", attention.self(), tokens);
        comparison.floats("cross_scores", attention.cross(), tokens);
        comparison.integers("removed", Tensors.longs(Arrays.copyOf(rising, remove)), remove);
        int[] kept = Arrays.stream(rising).skip(remove).sorted().toArray();
        comparison.integers("kept", Tensors.longs(kept), kept.length);
    }
}
