package fastv.models.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From stored samples to RGB as Pillow's {@code convert("RGB")} does it: grey is repeated, alpha is
 * dropped without blending, a palette is looked up. Rasters are read, never {@code getRGB}, which
 * applies a grey gamma that Pillow does not.
 */
final class PixelDecoder {
    private static final byte[] END_OF_IMAGE = {(byte) 0xff, (byte) 0xd9};

    private final PictureFormat format;
    private final PictureHeader header;

    PixelDecoder(PictureFormat format, PictureHeader header) {
        this.format = format;
        this.header = header;
    }

    /**
     * Decodes a file whose header was read and found acceptable.
     *
     * @throws IOException if the data is malformed or ends early
     */
    PixelImage decode(byte[] file) throws IOException {
        if (format == PictureFormat.JPEG) {
            return jpeg(file, JpegHeader.read(file).colours());
        }
        BufferedImage image = new BundledDecoder(format, header).image(file);
        if (image.getWidth() != header.width() || image.getHeight() != header.height()) {
            throw new IOException(
                    "the first frame, %d x %d, does not fill the picture of %d x %d"
                            .formatted(
                                    image.getWidth(),
                                    image.getHeight(),
                                    header.width(),
                                    header.height()));
        }
        return image.getColorModel() instanceof IndexColorModel palette
                ? rgb(image.getRaster(), paletteRule(palette))
                : rgb(image.getRaster(), directRule(image.getRaster()));
    }

    private PixelImage jpeg(byte[] file, JpegColours colours) throws IOException {
        boolean ended = Arrays.equals(file, file.length - 2, file.length, END_OF_IMAGE, 0, 2);
        byte[] closed = file;
        if (!ended) {
            closed = Arrays.copyOf(file, file.length + 2);
            System.arraycopy(END_OF_IMAGE, 0, closed, file.length, 2);
        }
        List<String> warnings = new ArrayList<>();
        Raster raster = new BundledDecoder(format, header).raster(closed, warnings);
        if (!ended && !warnings.isEmpty()) {
            // the decoder fills what is missing with grey and only warns; Pillow refuses
            throw new IOException("the file ends early");
        }
        if (raster.getNumBands() != colours.components()) {
            throw new IOException("expected " + colours.components() + " components");
        }
        return rgb(raster, colours::convert);
    }

    /** Writes red, green and blue of one pixel from its samples. */
    @FunctionalInterface
    private interface Rule {
        void convert(int[] samples, byte[] rgb, int at);
    }

    private static Rule paletteRule(IndexColorModel palette) {
        return (samples, rgb, at) -> {
            rgb[at] = (byte) palette.getRed(samples[0]);
            rgb[at + 1] = (byte) palette.getGreen(samples[0]);
            rgb[at + 2] = (byte) palette.getBlue(samples[0]);
        };
    }

    private static Rule directRule(Raster raster) {
        boolean wide = raster.getTransferType() == DataBuffer.TYPE_USHORT;
        if (raster.getNumBands() == 1) {
            // Pillow clips 16-bit grey to 255 instead of scaling it; 8-bit grey is never above
            return (samples, rgb, at) -> Arrays.fill(rgb, at, at + 3, clip(samples[0]));
        }
        int shift = wide ? 8 : 0;
        if (raster.getNumBands() == 2) {
            return (samples, rgb, at) -> Arrays.fill(rgb, at, at + 3, (byte) (samples[0] >> shift));
        }
        return (samples, rgb, at) -> {
            for (int channel = 0; channel < 3; channel++) {
                rgb[at + channel] = (byte) (samples[channel] >> shift);
            }
        };
    }

    private static byte clip(int level) {
        return (byte) Math.min(level, 255);
    }

    private static PixelImage rgb(Raster raster, Rule rule) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        byte[] rgb = new byte[width * height * PixelImage.CHANNELS];
        int[] row = new int[width * bands];
        int[] pixel = new int[bands];
        int at = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                System.arraycopy(row, x * bands, pixel, 0, bands);
                rule.convert(pixel, rgb, at);
                at += PixelImage.CHANNELS;
            }
        }
        return PixelImage.owning(width, height, rgb);
    }
}
