package fastv.strategies.conformance;

import ai.djl.ndarray.NDManager;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.Positions;
import fastv.strategies.named.VisualTokenWithdrawal;
import fastv.strategies.named.WithdrawalSearch;
import java.util.Optional;

/** Golden kind {@code vtw}: withdrawal in both position modes, and the search for its layer. */
public final class VtwKind implements ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        try (NDManager scope = model.newScope()) {
            DecoderCase decoding = DecoderCase.open(golden, model, scope, comparison);
            if (golden.hasInput("search")) {
                search(golden, decoding, comparison);
                return;
            }
            Positions positions =
                    golden.string("positions").equals("keep")
                            ? Positions.ORIGINAL
                            : Positions.COMPACT;
            decoding.decode(
                    VisualTokenWithdrawal.PART
                            .make()
                            .apply(
                                    new VisualTokenWithdrawal.Options(
                                            Optional.of(golden.integer("layer")),
                                            Optional.empty(),
                                            positions)));
        }
    }

    private static void search(GoldenCase golden, DecoderCase decoding, Comparison comparison) {
        WithdrawalSearch search =
                new WithdrawalSearch(decoding.model().decoder(), golden.integer("first_layer"));
        search.add(decoding.embeddings(), decoding.prompt().layout(), decoding.scope());
        double[] found = search.divergences();
        float[] rounded = new float[found.length];
        for (int i = 0; i < found.length; i++) {
            rounded[i] = (float) found[i];
        }
        comparison.floats("kl_per_drop_layer", rounded, rounded.length);
        comparison.number("layer", search.layer(golden.number("eta")).orElse(-1));
    }
}
