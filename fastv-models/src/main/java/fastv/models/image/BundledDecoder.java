package fastv.models.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The JDK's own decoders, whatever other ImageIO readers stand on the class path: the results here
 * were compared with Pillow's for these.
 */
final class BundledDecoder {
    private final PictureFormat format;
    private final PictureHeader header;

    /**
     * @param header what was checked before decoding; the decoder must see the same size
     */
    BundledDecoder(PictureFormat format, PictureHeader header) {
        this.format = format;
        this.header = header;
    }

    /** The first picture of the file. */
    BufferedImage image(byte[] file) throws IOException {
        return decode(file, reader -> reader.read(0));
    }

    /** The components as stored, without any colour conversion. */
    Raster raster(byte[] file) throws IOException {
        return decode(file, reader -> reader.readRaster(0, null));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private <T> T decode(byte[] file, Reading<T> reading) throws IOException {
        ImageReader reader = bundled();
        try {
            // without metadata: compressed texts of a PNG would be inflated without a bound
            reader.setInput(
                    new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
            if (reader.getWidth(0) > header.width() || reader.getHeight(0) > header.height()) {
                throw new IIOException("the file contradicts itself about the picture's size");
            }
            return reading.from(reader);
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException
                | IllegalStateException e) {
            // how the JDK's decoders meet data that makes no sense
            throw new IIOException("the data is malformed", e);
        } finally {
            reader.dispose();
        }
    }

    private ImageReader bundled() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if ("java.desktop".equals(reader.getClass().getModule().getName())) {
                return reader;
            }
            reader.dispose();
        }
        throw new IllegalStateException("this Java runtime has no " + format + " decoder");
    }
}
