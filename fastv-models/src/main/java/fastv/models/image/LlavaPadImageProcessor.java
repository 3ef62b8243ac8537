package fastv.models.image;

/**
 * LLaVA-1.5 with {@code image_aspect_ratio: pad}: the picture is laid on a square of its longer
 * side in the mean colour, then processed as for CLIP. Equals {@code expand2square} of the LLaVA
 * authors and {@code LlavaImageProcessor} of transformers.
 */
public final class LlavaPadImageProcessor implements ImageProcessor {
    private final ClipImageProcessor clip;
    private final byte[] ground = new byte[PixelImage.CHANNELS];

    LlavaPadImageProcessor(ClipImageProcessor clip, ImageProcessorConfig config) {
        this.clip = clip;
        for (int channel = 0; channel < ground.length; channel++) {
            // truncated, not rounded: 122, 116, 104 for CLIP's means
            ground[channel] = (byte) (int) (255 * config.scaling().mean().get(channel));
        }
    }

    @Override
    public PixelValues process(PixelImage image) {
        return clip.process(Canvas.square(image, ground));
    }
}
