package fastv.models.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * From stored samples to RGB as Pillow's {@code convert("RGB")} does it: grey is repeated, alpha is
 * dropped without blending, a palette is looked up. Rasters are read, never {@code getRGB}, which
 * applies a grey gamma that Pillow does not.
 */
final class PixelDecoder {
    private static final int PNG_COLOUR_TYPE_AT = 25;
    private static final int PNG_GREY = 0;

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
            return jpeg(file);
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
        // the colour type counts: the decoder adds an alpha band to grey with a transparent level
        boolean plainGrey = format == PictureFormat.PNG && file[PNG_COLOUR_TYPE_AT] == PNG_GREY;
        return image.getColorModel() instanceof IndexColorModel palette
                ? rgb(image.getRaster(), paletteRule(palette))
                : rgb(image.getRaster(), directRule(image.getRaster(), plainGrey));
    }

    private PixelImage jpeg(byte[] file) throws IOException {
        JpegHeader jpeg = JpegHeader.read(file);
        if (!jpeg.ends(file)) {
            // the decoder would fill what is missing with grey and only warn; Pillow refuses
            throw new EOFException();
        }
        Raster raster = new BundledDecoder(format, header).raster(file);
        JpegColours colours = jpeg.colours();
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

    private static Rule directRule(Raster raster, boolean plainGrey) {
        int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        if (plainGrey) {
            // Pillow clips 16-bit grey to 255 instead of scaling it; 8-bit grey is never above
            return (samples, rgb, at) ->
                    Arrays.fill(rgb, at, at + 3, (byte) Math.min(samples[0], 255));
        }
        if (raster.getNumBands() == 2) {
            return (samples, rgb, at) -> Arrays.fill(rgb, at, at + 3, (byte) (samples[0] >> shift));
        }
        return (samples, rgb, at) -> {
            for (int channel = 0; channel < 3; channel++) {
                rgb[at + channel] = (byte) (samples[channel] >> shift);
            }
        };
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
