package fastv.core.cost;

/**
 * The sizes of a ViT tower that determine its cost.
 *
 * @param hidden width of the residual stream
 * @param intermediateSize width of the two-matrix MLP
 * @param layersRun blocks that really run: LLaVA-1.5 reads the output of the last block but one, so
 *     23 of CLIP-L's 24
 * @param heads attention heads
 * @param patchSize side of a patch in pixels
 * @param imageSize side of the square picture in pixels
 * @param tokens rows per picture in the tower, class token included
 */
public record VisionShape(
        int hidden,
        int intermediateSize,
        int layersRun,
        int heads,
        int patchSize,
        int imageSize,
        int tokens) {

    private static final int COLOURS = 3;

    public VisionShape {
        Sizes.positive("hidden", hidden);
        Sizes.positive("intermediateSize", intermediateSize);
        Sizes.notNegative("layersRun", layersRun);
        Sizes.positive("heads", heads);
        Sizes.positive("patchSize", patchSize);
        Sizes.positive("imageSize", imageSize);
        Sizes.positive("tokens", tokens);
        if (imageSize < patchSize) {
            throw new IllegalArgumentException(
                    "imageSize: expected at least patchSize = " + patchSize + ", got " + imageSize);
        }
        long patches = Sizes.product(imageSize / patchSize, imageSize / patchSize);
        if (tokens < patches) {
            throw new IllegalArgumentException(
                    "tokens: expected at least the " + patches + " patches, got " + tokens);
        }
    }

    /** Patches per picture, without class token. */
    public int patches() {
        return (imageSize / patchSize) * (imageSize / patchSize);
    }

    /**
     * Multiply-accumulates for one picture: patch convolution, then per block four projections,
     * scores and values over all pairs of tokens, and the two MLP matrices.
     */
    public long macs() {
        long patch = Sizes.product(patches(), COLOURS, patchSize, patchSize, hidden);
        long projections = Sizes.product(4, tokens, hidden, hidden);
        long attention = Sizes.product(2, tokens, tokens, hidden);
        long mlp = Sizes.product(2, tokens, hidden, intermediateSize);
        return Math.addExact(patch, Math.multiplyExact(layersRun, projections + attention + mlp));
    }
}
