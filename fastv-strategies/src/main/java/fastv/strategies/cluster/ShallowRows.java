package fastv.strategies.cluster;

/**
 * How many rows ViTCoP leaves at its first cut inside the decoder, so that image tokens averaged
 * over all layers are a wanted share of all patches (arXiv:2601.17818, the released code).
 *
 * <pre>
 *   rows = roundEven((layers keep / vision - shallow) / (deep - shallow + (layers - deep) share) n)
 * </pre>
 *
 * @param keepRatio the wanted share of all patches
 * @param visionRatio the share of patches that entered the decoder
 * @param layers of the decoder
 * @param shallow the layer before which this cut lies
 * @param deep the layer before which the next one lies
 * @param deepRatio the share that the next one leaves
 */
public record ShallowRows(
        double keepRatio, double visionRatio, int layers, int shallow, int deep, double deepRatio) {
    public ShallowRows {
        if (shallow >= deep || deep > layers) {
            throw new IllegalArgumentException(
                    "deep-layer: expected "
                            + (shallow + 1)
                            + " to "
                            + layers
                            + ", behind shallow-layer and within layers, got "
                            + deep);
        }
    }

    /** R for n tokens that entered the decoder; between 0 and n. */
    public int of(int tokens) {
        double layersOfAll = visionRatio == 0 ? 0 : layers * keepRatio / visionRatio - shallow;
        double rows = layersOfAll / (deep - shallow + (layers - deep) * deepRatio) * tokens;
        return (int) Math.max(0, Math.min(tokens, Math.rint(rows)));
    }
}
