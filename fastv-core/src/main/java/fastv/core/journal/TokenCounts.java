package fastv.core.journal;

import fastv.core.cost.TokensPerLayer;
import java.util.List;

/**
 * How many tokens lay where, as executed.
 *
 * @param prompt tokens of the uncut prompt
 * @param image image tokens of the uncut prompt
 * @param perLayer tokens that entered each decoder layer at prefill
 * @param imagePerLayer image tokens that each layer could attend to at prefill: neither dropped nor
 *     masked
 * @param cacheLengths entries of each layer's cache at the end; empty if there was no cache
 */
public record TokenCounts(
        int prompt,
        int image,
        TokensPerLayer perLayer,
        TokensPerLayer imagePerLayer,
        List<Integer> cacheLengths) {

    public TokenCounts {
        cacheLengths = List.copyOf(cacheLengths);
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
    }
}
