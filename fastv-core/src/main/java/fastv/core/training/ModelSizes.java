package fastv.core.training;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;

/**
 * How large a model of the LLaVA-1.5 family is.
 *
 * @param vision the tower
 * @param decoder the language model
 * @param pooling how many neighbouring visual tokens are averaged into one
 */
public record ModelSizes(
        @Doc("The vision tower.") Vision vision,
        @Doc("The language model.") Decoder decoder,
        @Doc(
                        "Visual tokens are averaged in runs of so many along the patch sequence; 1"
                                + " keeps all.")
                @DefaultValue("1")
                @Range(min = 1)
                int pooling) {

    /**
     * A CLIP vision tower with a class token.
     *
     * @param layers blocks; the features of the last but one are projected
     * @param width of the residual stream
     * @param heads attention heads; divides {@code width}
     * @param intermediate width of the MLP
     * @param imageSide pixels
     * @param patchSide pixels; divides {@code imageSide}
     */
    public record Vision(
            @Doc("Blocks; the features of the last but one are projected.") @Range(min = 2)
                    int layers,
            @Doc("Width of the residual stream.") @Range(min = 1) int width,
            @Doc("Attention heads; a divisor of the width.") @Range(min = 1) int heads,
            @Doc("Width of the MLP.") @Range(min = 1) int intermediate,
            @Doc("Side of a picture in pixels.") @DefaultValue("64") @Range(min = 1) int imageSide,
            @Doc("Side of a patch in pixels; a divisor of the picture's.")
                    @DefaultValue("8")
                    @Range(min = 1)
                    int patchSide) {
        public Vision {
            requireDivisor("heads", heads, "width", width);
            requireDivisor("patch-side", patchSide, "image-side", imageSide);
        }
    }

    /**
     * A LLaMA decoder.
     *
     * @param layers of attention and MLP
     * @param width of the residual stream
     * @param heads attention heads; divides {@code width}
     * @param intermediate width of the MLP
     */
    public record Decoder(
            @Doc("Layers.") @Range(min = 1) int layers,
            @Doc("Width of the residual stream.") @Range(min = 1) int width,
            @Doc("Attention heads; a divisor of the width.") @Range(min = 1) int heads,
            @Doc("Width of the MLP.") @Range(min = 1) int intermediate) {
        public Decoder {
            requireDivisor("heads", heads, "width", width);
        }
    }

    private static void requireDivisor(String key, int value, String of, int whole) {
        if (whole % value != 0) {
            throw new IllegalArgumentException(
                    key + ": expected a divisor of " + of + " = " + whole + ", got " + value);
        }
    }
}
