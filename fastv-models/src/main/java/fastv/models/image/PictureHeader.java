package fastv.models.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a picture file says about itself before its pixels, read without decoding anything.
 *
 * @param width columns claimed, possibly absurd
 * @param height rows claimed, possibly absurd
 * @param orientation how the camera was held
 */
record PictureHeader(long width, long height, ExifOrientation orientation) {
    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int PNG_CHUNK_FRAME_BYTES = 12;
    private static final int EXIF_CHUNK = 0x65584966; // "eXIf"

    /**
     * Reads the header of a file in a supported format.
     *
     * @throws IOException if the file ends too early or the header is malformed
     */
    static PictureHeader read(PictureFormat format, byte[] file) throws IOException {
        try {
            return switch (format) {
                case PNG -> png(ByteBuffer.wrap(file));
                case GIF -> gif(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
                case JPEG -> {
                    JpegHeader jpeg = JpegHeader.read(file);
                    yield new PictureHeader(jpeg.width(), jpeg.height(), jpeg.orientation());
                }
                default -> throw new IllegalArgumentException("format: not supported: " + format);
            };
        } catch (IndexOutOfBoundsException e) {
            EOFException early = new EOFException();
            early.initCause(e);
            throw early;
        }
    }

    private static PictureHeader png(ByteBuffer file) {
        ExifOrientation orientation = ExifOrientation.UPRIGHT;
        long at = PNG_SIGNATURE_BYTES;
        while (at + PNG_CHUNK_FRAME_BYTES <= file.limit()) {
            long length = Integer.toUnsignedLong(file.getInt((int) at));
            long next = at + PNG_CHUNK_FRAME_BYTES + length;
            if (file.getInt((int) at + 4) == EXIF_CHUNK && next <= file.limit()) {
                orientation = ExifOrientation.in(file.slice((int) at + 8, (int) length));
            }
            at = next;
        }
        return new PictureHeader(
                Integer.toUnsignedLong(file.getInt(16)),
                Integer.toUnsignedLong(file.getInt(20)),
                orientation);
    }

    private static PictureHeader gif(ByteBuffer file) {
        return new PictureHeader(
                Short.toUnsignedInt(file.getShort(6)),
                Short.toUnsignedInt(file.getShort(8)),
                ExifOrientation.UPRIGHT);
    }
}
