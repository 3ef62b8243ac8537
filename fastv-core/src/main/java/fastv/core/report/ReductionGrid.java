package fastv.core.report;

import fastv.core.cost.DecoderShape;
import fastv.core.cost.FlopsInput;
import fastv.core.cost.ModelShape;
import fastv.core.cost.RequestedCut;
import fastv.core.cost.TokensPerLayer;
import java.util.List;

/**
 * Cuts of every K and R over one prompt.
 *
 * @param decoder the model's sizes
 * @param promptTokens tokens of the prompt, text and image
 * @param imageTokens image tokens among them
 * @param ks values of K, layers that see all tokens
 * @param rs values of R, the share of image tokens that is removed
 */
public record ReductionGrid(
        DecoderShape decoder,
        int promptTokens,
        int imageTokens,
        List<Integer> ks,
        List<Double> rs) {

    public ReductionGrid {
        ks = List.copyOf(ks);
        rs = List.copyOf(rs);
        if (ks.isEmpty() || rs.isEmpty()) {
            throw new IllegalArgumentException("grid: expected at least one K and one R");
        }
        for (int k : ks) {
            if (k < 0 || k > decoder.layers()) {
                throw new IllegalArgumentException(
                        "k: expected 0 to the " + decoder.layers() + " layers, got " + k);
            }
        }
        for (double r : rs) {
            if (!(r >= 0 && r <= 1)) {
                throw new IllegalArgumentException("r: expected a ratio in [0, 1], got " + r);
            }
        }
        if (imageTokens < 1 || imageTokens > promptTokens) {
            throw new IllegalArgumentException(
                    "image-tokens: expected 1 to the "
                            + promptTokens
                            + " tokens of the prompt, got "
                            + imageTokens);
        }
    }

    /** One cut as the formulae take it. */
    public FlopsInput input(int k, double r) {
        RequestedCut cut = RequestedCut.ratio(k, r, imageTokens);
        int kept = (int) Math.round(cut.keptImageTokens());
        TokensPerLayer tokens =
                TokensPerLayer.uncut(decoder.layers(), promptTokens)
                        .cutBefore(k, promptTokens - imageTokens + kept);
        return FlopsInput.prefill(ModelShape.text(decoder), promptTokens, imageTokens, tokens)
                .requesting(List.of(cut));
    }
}
