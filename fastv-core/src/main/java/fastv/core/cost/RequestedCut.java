package fastv.core.cost;

/**
 * A cut as a setting asks for it, before the number of kept tokens is rounded. The paper's formulae
 * are evaluated on this number.
 *
 * @param layer the 0-based layer before which tokens leave; K in the paper
 * @param keptImageTokens image tokens that stay, not necessarily whole
 */
public record RequestedCut(int layer, double keptImageTokens) {

    public RequestedCut {
        Sizes.notNegative("layer", layer);
        if (!(keptImageTokens >= 0)) {
            throw new IllegalArgumentException(
                    "keptImageTokens: expected at least 0, got " + keptImageTokens);
        }
    }

    /**
     * The cut that removes a share of the image tokens.
     *
     * @param reductionRatio share removed, R in the paper, in [0, 1]
     */
    public static RequestedCut ratio(int layer, double reductionRatio, int imageTokens) {
        if (!(reductionRatio >= 0 && reductionRatio <= 1)) {
            throw new IllegalArgumentException(
                    "reductionRatio: expected a ratio in [0, 1], got " + reductionRatio);
        }
        return new RequestedCut(layer, (1 - reductionRatio) * imageTokens);
    }
}
