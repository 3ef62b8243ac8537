package fastv.core.journal;

import fastv.core.cost.TokensPerLayer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many tokens lay where, as executed.
 *
 * @param prompt tokens of the uncut prompt
 * @param image image tokens of the uncut prompt
 * @param perLayer tokens that entered each decoder layer at prefill
 * @param imagePerLayer image tokens that each layer could attend to at prefill: neither dropped nor
 *     masked
 * @param cacheLengths entries of each head of each layer's cache at the end; empty if there was no
 *     cache
 * @param imageHeld image tokens that each layer still had for generated tokens to attend to once
 *     the prompt had run, mean over heads; a merged token counts as one
 */
public record TokenCounts(
        int prompt,
        int image,
        TokensPerLayer perLayer,
        TokensPerLayer imagePerLayer,
        List<Integer> cacheLengths,
        List<Double> imageHeld) {

    public TokenCounts {
        cacheLengths = List.copyOf(cacheLengths);
        imageHeld = List.copyOf(imageHeld);
        if (image < 0 || image > prompt) {
            throw new IllegalArgumentException(
                    "image: expected 0 to prompt = " + prompt + ", got " + image);
        }
        if (imagePerLayer.layers() != perLayer.layers()) {
            throw new IllegalArgumentException(
                    "imagePerLayer: expected "
                            + perLayer.layers()
                            + " layers, got "
                            + imagePerLayer.layers());
        }
        if (imageHeld.size() != perLayer.layers()) {
            throw new IllegalArgumentException(
                    "imageHeld: expected "
                            + perLayer.layers()
                            + " layers, got "
                            + imageHeld.size());
        }
    }

    /** Of a method that leaves the caches as they are: a layer has what it could attend to. */
    public TokenCounts(
            int prompt,
            int image,
            TokensPerLayer perLayer,
            TokensPerLayer imagePerLayer,
            List<Integer> cacheLengths) {
        this(
                prompt,
                image,
                perLayer,
                imagePerLayer,
                cacheLengths,
                IntStream.of(imagePerLayer.toArray()).asDoubleStream().boxed().toList());
    }

    /**
     * The number of image tokens that, kept in every layer, would give generated tokens as many to
     * attend to: the mean of {@code imageHeld}. One definition for methods before the decoder,
     * within it and of its caches.
     */
    public double equivalentImageTokens() {
        return imageHeld.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
