package fastv.models.image;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Processor classes of transformers that are known, with the defaults of their constructors. */
enum ProcessorFamily {
    CLIP("CLIP", 224, true, false),
    LLAVA("Llava", 224, true, true),
    BLIP("Blip", 384, false, false),
    SIGLIP("Siglip", 224, false, false);

    private final String prefix;
    private final int defaultSide;
    private final boolean crops;
    private final boolean pads;

    ProcessorFamily(String prefix, int defaultSide, boolean crops, boolean pads) {
        this.prefix = prefix;
        this.defaultSide = defaultSide;
        this.crops = crops;
        this.pads = pads;
    }

    /**
     * The family of a class name: {@code CLIPImageProcessor}, the same with {@code Fast} or {@code
     * Pil} behind it, or the older {@code CLIPFeatureExtractor}.
     */
    static Optional<ProcessorFamily> named(String className) {
        return Arrays.stream(values())
                .filter(
                        family ->
                                className.matches(
                                        family.prefix
                                                + "(ImageProcessor(Fast|Pil)?|FeatureExtractor)"))
                .findFirst();
    }

    /** The class names of all families. */
    static List<String> classNames() {
        return Arrays.stream(values()).map(family -> family.prefix + "ImageProcessor").toList();
    }

    TargetSize defaultSize() {
        return crops
                ? new TargetSize.ShortestEdge(defaultSide)
                : new TargetSize.Exactly(Extent.square(defaultSide));
    }

    /** Whether the shorter side alone may be given, and the centre is cropped by default. */
    boolean crops() {
        return crops;
    }

    /** Whether {@code do_pad} means something. */
    boolean pads() {
        return pads;
    }

    List<Double> defaultMean() {
        return this == SIGLIP ? List.of(0.5, 0.5, 0.5) : ImageProcessorConfig.CLIP_MEAN;
    }

    List<Double> defaultStd() {
        return this == SIGLIP ? List.of(0.5, 0.5, 0.5) : ImageProcessorConfig.CLIP_STD;
    }
}
