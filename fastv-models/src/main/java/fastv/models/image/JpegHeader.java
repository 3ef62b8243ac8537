package fastv.models.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The segments of a JPEG file before its first scan.
 *
 * @param width columns claimed
 * @param height rows claimed
 * @param orientation how the camera was held
 * @param colours what the components mean
 * @param scanStart where the first scan begins
 */
record JpegHeader(
        int width, int height, ExifOrientation orientation, JpegColours colours, int scanStart) {
    private static final int START_OF_SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;

    /**
     * Reads the segments.
     *
     * @throws IOException if a segment does not fit the file or no frame header comes
     * @throws IndexOutOfBoundsException if the file ends within a segment
     */
    static JpegHeader read(byte[] file) throws IOException {
        Segments segments = new Segments(file);
        while (segments.advance() != START_OF_SCAN) {
            segments.note();
        }
        return segments.header();
    }

    /** Whether the end marker comes behind the scans, where no other bytes can look like it. */
    boolean ends(byte[] file) {
        for (int i = file.length - 2; i >= scanStart; i--) {
            if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xd9) {
                return true;
            }
        }
        return false;
    }

    /** Walks from marker to marker and remembers what matters. */
    private static final class Segments {
        private final byte[] file;
        private final ByteBuffer buffer;
        private int marker;
        private int at = 2;
        private int length;
        private int frame;
        private boolean jfif;
        private OptionalInt adobeTransform = OptionalInt.empty();
        private ExifOrientation orientation = ExifOrientation.UPRIGHT;

        Segments(byte[] file) {
            this.file = file;
            this.buffer = ByteBuffer.wrap(file);
        }

        /** Moves to the next marker that begins a segment; {@code at} is then its length field. */
        int advance() throws IOException {
            at += length;
            do {
                // the decoder too skips stray bytes between segments
                while (file[at] != (byte) 0xff) {
                    at++;
                }
                while (file[at] == (byte) 0xff) {
                    at++;
                }
                marker = file[at++] & 0xff;
            } while (marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8));
            length = Short.toUnsignedInt(buffer.getShort(at));
            if (length < 2 || at + length > file.length) {
                throw new EOFException();
            }
            return marker;
        }

        void note() {
            if (isFrame() && frame == 0) {
                frame = at;
            } else if (marker == APP0 && holds("JFIF\0")) {
                jfif = true;
            } else if (marker == APP14 && length >= 14 && holds("Adobe")) {
                adobeTransform = OptionalInt.of(file[at + 13] & 0xff);
            } else if (marker == APP1
                    && holds("Exif\0\0")
                    && orientation.equals(ExifOrientation.UPRIGHT)) {
                orientation = ExifOrientation.in(buffer.slice(at + 8, length - 8));
            }
        }

        /** SOF0 to SOF15, between which the tables' markers lie. */
        private boolean isFrame() {
            return marker >= 0xc0
                    && marker <= 0xcf
                    && marker != 0xc4
                    && marker != 0xc8
                    && marker != 0xcc;
        }

        private boolean holds(String text) {
            byte[] start = text.getBytes(StandardCharsets.ISO_8859_1);
            int from = at + 2;
            return length >= 2 + start.length
                    && Arrays.equals(file, from, from + start.length, start, 0, start.length);
        }

        JpegHeader header() throws IOException {
            if (frame == 0) {
                throw new IOException("no frame header before the first scan");
            }
            int[] ids = new int[file[frame + 7] & 0xff];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = file[frame + 8 + 3 * i] & 0xff;
            }
            return new JpegHeader(
                    Short.toUnsignedInt(buffer.getShort(frame + 5)),
                    Short.toUnsignedInt(buffer.getShort(frame + 3)),
                    orientation,
                    JpegColours.of(ids, jfif, adobeTransform),
                    at);
        }
    }
}
