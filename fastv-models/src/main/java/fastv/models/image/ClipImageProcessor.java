package fastv.models.image;

import fastv.core.error.BadInputException;

/**
 * CLIP's steps: resize, crop the centre, rescale, normalise. Without the crop and with both sides
 * given these are also the steps of BLIP and SigLIP. Only what the crop keeps is ever computed.
 */
public final class ClipImageProcessor implements ImageProcessor {
    /** More than any tower takes; a ribbon resized by its shorter side could ask for more. */
    private static final long MAX_PIXELS = 1 << 26;

    private final ImageProcessorConfig config;

    ClipImageProcessor(ImageProcessorConfig config) {
        this.config = config;
    }

    @Override
    public PixelValues process(PixelImage image) {
        return process(Canvas.of(image));
    }

    PixelValues process(Canvas canvas) {
        Extent resized =
                config.size()
                        .map(size -> size.of(canvas.height(), canvas.width()))
                        .orElse(new Extent(canvas.height(), canvas.width()));
        Extent kept = config.centerCrop().orElse(resized);
        refuseBeyondMemory(canvas, kept);
        Crop rows = Crop.centre(resized.height(), kept.height());
        Crop columns = Crop.centre(resized.width(), kept.width());
        PixelImage visible =
                config.resample().resize(canvas, resized, rows.visible(), columns.visible());
        PixelImage image = canvas.image();
        PixelMapping mapping =
                new PixelMapping(
                        columns.mapping(canvas.width(), canvas.left(), image.width()),
                        rows.mapping(canvas.height(), canvas.top(), image.height()));
        return new PixelValues(
                kept, planes(visible, kept, rows, columns), config.scaling(), mapping);
    }

    private static void refuseBeyondMemory(Canvas canvas, Extent kept) {
        if ((long) kept.height() * kept.width() > MAX_PIXELS) {
            throw new BadInputException(
                    ("picture of %d x %d pixels: expected a shape that processing makes at most"
                                    + " %d pixels of, got %d x %d")
                            .formatted(
                                    canvas.image().width(),
                                    canvas.image().height(),
                                    MAX_PIXELS,
                                    kept.width(),
                                    kept.height()));
        }
    }

    /** Channels apart, black where the crop is larger than the picture. */
    private static byte[] planes(PixelImage visible, Extent kept, Crop rows, Crop columns) {
        int plane = kept.height() * kept.width();
        byte[] levels = new byte[PixelImage.CHANNELS * plane];
        for (int y = 0; y < visible.height(); y++) {
            int at = (y + rows.margin()) * kept.width() + columns.margin();
            for (int x = 0; x < visible.width(); x++) {
                for (int channel = 0; channel < PixelImage.CHANNELS; channel++) {
                    levels[channel * plane + at + x] = (byte) visible.level(x, y, channel);
                }
            }
        }
        return levels;
    }

    /**
     * One axis of a centre crop.
     *
     * @param resized length before the crop
     * @param kept length after it
     * @param start where the crop begins; negative if it is larger than the picture
     */
    private record Crop(int resized, int kept, int start) {

        static Crop centre(int resized, int kept) {
            // rounded down also below 0: an odd border is one wider before the picture
            return new Crop(resized, kept, Math.floorDiv(resized - kept, 2));
        }

        /** What is left of the resized picture. */
        Span visible() {
            return new Span(Math.max(0, start), (int) Math.min(resized, (long) start + kept));
        }

        /** Black samples before the picture. */
        int margin() {
            return Math.max(0, -start);
        }

        PixelMapping.Axis mapping(int canvasLength, int imageStart, int imageLength) {
            double scale = (double) canvasLength / resized;
            return new PixelMapping.Axis(scale, start * scale - imageStart, imageLength);
        }
    }
}
