package fastv.models.image;

import com.google.gson.JsonObject;
import fastv.core.error.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The steps of an image processor, in their order. Pictures are RGB before the first ({@code
 * do_convert_rgb}).
 *
 * @param padToSquare whether pictures are first laid on a square in the mean colour
 * @param size the size to resize to; nothing where pictures keep theirs
 * @param resample the filter
 * @param centerCrop what to cut out of the middle; nothing where all is kept
 * @param scaling from bytes to floats
 */
public record ImageProcessorConfig(
        boolean padToSquare,
        Optional<TargetSize> size,
        Resampling resample,
        Optional<Extent> centerCrop,
        ChannelScaling scaling) {

    /** Means of the pictures CLIP was trained on, per channel. */
    static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);

    /** Deviations of the pictures CLIP was trained on, per channel. */
    static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);

    static final double BYTE_RANGE = 1 / 255.0;

    /**
     * CLIP's own processor for a tower of that input size, for checkpoints that carry no
     * configuration of it, as the LLaVA authors' do.
     *
     * @param side pixels
     */
    public static ImageProcessorConfig clip(int side) {
        return new ImageProcessorConfig(
                false,
                Optional.of(new TargetSize.ShortestEdge(side)),
                Resampling.BICUBIC,
                Optional.of(Extent.square(side)),
                new ChannelScaling(true, BYTE_RANGE, true, CLIP_MEAN, CLIP_STD));
    }

    /** The same steps after padding to a square, {@code image_aspect_ratio: pad} of LLaVA. */
    public ImageProcessorConfig padded() {
        return new ImageProcessorConfig(true, size, resample, centerCrop, scaling);
    }

    /** The same steps without padding, as the published llava-hf files have them. */
    public ImageProcessorConfig unpadded() {
        return new ImageProcessorConfig(false, size, resample, centerCrop, scaling);
    }

    /**
     * Reads a {@code preprocessor_config.json}; keys that published files leave out have the
     * defaults of their processor class.
     *
     * @throws BadInputException with a line for every key that cannot be used, or if the file
     *     cannot be read
     */
    public static ImageProcessorConfig read(Path file) {
        return PreprocessorJson.read(file).config();
    }

    /**
     * The same from JSON that was already read.
     *
     * @param origin the file, for messages
     */
    public static ImageProcessorConfig of(JsonObject json, String origin) {
        return new PreprocessorJson(json, origin).config();
    }
}
