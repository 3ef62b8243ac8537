package fastv.models.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small pictures for tests, in memory and as PNG files of any kind. */
final class Pictures {
    private Pictures() {}

    /** A grey picture whose level depends on the pixel's raster index. */
    static PixelImage grey(int width, int height, IntUnaryOperator level) {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) level.applyAsInt(i / 3);
        }
        return PixelImage.of(width, height, rgb);
    }

    static PixelImage random(int width, int height, long seed) {
        byte[] rgb = new byte[width * height * 3];
        new Random(seed).nextBytes(rgb);
        return PixelImage.of(width, height, rgb);
    }

    static PixelImage cut(PixelImage image, Span rows, Span columns) {
        byte[] rgb = new byte[rows.length() * columns.length() * 3];
        for (int i = 0; i < rgb.length; i++) {
            int x = columns.from() + i / 3 % columns.length();
            int y = rows.from() + i / 3 / columns.length();
            rgb[i] = (byte) image.level(x, y, i % 3);
        }
        return PixelImage.of(columns.length(), rows.length(), rgb);
    }

    /** An RGB picture as a PNG file. */
    static byte[] png(PixelImage image) {
        byte[] rgb = image.rgb();
        ByteBuffer rows = ByteBuffer.allocate(rgb.length + image.height());
        int rowBytes = image.width() * 3;
        for (int y = 0; y < image.height(); y++) {
            rows.put((byte) 0).put(rgb, y * rowBytes, rowBytes);
        }
        return png(image.width(), image.height(), 8, 2, new byte[0], rows.array());
    }

    /**
     * A PNG file.
     *
     * @param colourType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA
     * @param palette colours, or nothing
     * @param rows every row after its filter byte
     */
    static byte[] png(
            int width, int height, int depth, int colourType, byte[] palette, byte[] rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] header =
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colourType)
                        .array();
        file.writeBytes(chunk("IHDR", header));
        if (palette.length > 0) {
            file.writeBytes(chunk("PLTE", palette));
        }
        file.writeBytes(chunk("IDAT", deflated(rows)));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflated(byte[] data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
