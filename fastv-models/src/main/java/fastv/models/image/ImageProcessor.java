package fastv.models.image;

/** From a picture to the input of a vision tower, in the way of one family of processors. */
public interface ImageProcessor {

    /**
     * Processes one picture.
     *
     * @throws fastv.core.error.BadInputException if the picture's shape would make the result
     *     larger than memory allows
     */
    PixelValues process(PixelImage image);

    /** The processor that a configuration asks for. */
    static ImageProcessor of(ImageProcessorConfig config) {
        ClipImageProcessor clip = new ClipImageProcessor(config);
        return config.padToSquare() ? new LlavaPadImageProcessor(clip, config) : clip;
    }
}
