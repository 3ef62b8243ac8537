package fastv.models.llava;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import fastv.core.model.OpenOptions;
import fastv.models.checkpoint.Checkpoint;
import fastv.models.checkpoint.LlavaConfig;
import fastv.models.image.Extent;
import fastv.models.image.ImageProcessor;
import fastv.models.image.ImageProcessorConfig;
import java.util.List;
import java.util.Optional;

/**
 * How pictures are prepared. Published LLaVA-1.5 checkpoints of llava-hf say centre crop, the
 * authors evaluate with padding to a square: the choice changes results and is a setting.
 *
 * @param name {@code clip} or {@code llava-pad}
 */
record ProcessorChoice(String name, ImageProcessorConfig config) {
    private static final String AS_STORED = "checkpoint";
    private static final String CROP = "clip";
    private static final String PAD = "llava-pad";
    private static final List<String> NAMES = List.of(AS_STORED, CROP, PAD);

    static ProcessorChoice of(Checkpoint checkpoint, LlavaConfig config, OpenOptions options) {
        int side = config.vision().imageSize();
        ImageProcessorConfig stored =
                checkpoint
                        .preprocessorConfig()
                        .map(ImageProcessorConfig::read)
                        .orElseGet(() -> ImageProcessorConfig.clip(side));
        String wanted = options.imageProcessor().orElse(AS_STORED);
        ImageProcessorConfig chosen =
                switch (wanted) {
                    case AS_STORED -> stored;
                    case CROP -> stored.unpadded();
                    case PAD -> stored.padded();
                    default ->
                            throw new BadInputException(
                                    "image-processor: expected one of "
                                            + NAMES
                                            + ", got \""
                                            + wanted
                                            + "\""
                                            + Nearest.hint(wanted, NAMES));
                };
        requireSide(checkpoint, chosen, side);
        return new ProcessorChoice(chosen.padToSquare() ? PAD : CROP, chosen);
    }

    /** A tower of fixed positions takes pictures of one size; anything else is a slip in a file. */
    private static void requireSide(Checkpoint checkpoint, ImageProcessorConfig config, int side) {
        Optional<Extent> result = config.centerCrop();
        if (result.isPresent() && !result.get().equals(Extent.square(side))) {
            throw new BadInputException(
                    checkpoint.folder().path().resolve("preprocessor_config.json")
                            + ": crop_size: expected "
                            + side
                            + " x "
                            + side
                            + " as config.json says image_size = "
                            + side
                            + ", got "
                            + result.get().height()
                            + " x "
                            + result.get().width());
        }
    }

    ImageProcessor processor() {
        return ImageProcessor.of(config);
    }
}
