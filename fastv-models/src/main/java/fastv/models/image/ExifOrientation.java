package fastv.models.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held: the eight values of EXIF tag 274, and the turn that puts the picture
 * upright, as {@code ImageOps.exif_transpose} of Pillow does it.
 *
 * @param transposed whether rows become columns
 * @param mirrored whether the stored columns are read from the right
 * @param flipped whether the stored rows are read from the bottom
 */
record ExifOrientation(boolean transposed, boolean mirrored, boolean flipped) {
    private static final int TAG = 274;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;

    /** As stored: value 1, and every value that EXIF does not define. */
    static final ExifOrientation UPRIGHT = new ExifOrientation(false, false, false);

    /** The orientation of an EXIF value. */
    static ExifOrientation numbered(int value) {
        return switch (value) {
            case 2 -> new ExifOrientation(false, true, false);
            case 3 -> new ExifOrientation(false, true, true);
            case 4 -> new ExifOrientation(false, false, true);
            case 5 -> new ExifOrientation(true, false, false);
            case 6 -> new ExifOrientation(true, false, true);
            case 7 -> new ExifOrientation(true, true, true);
            case 8 -> new ExifOrientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    /**
     * Finds the orientation in EXIF data: a TIFF header and its first directory. Data that cannot
     * be read says nothing about the orientation.
     */
    static ExifOrientation in(ByteBuffer exif) {
        try {
            exif.order(exif.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = exif.getInt(4);
            int entries = Short.toUnsignedInt(exif.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY_BYTES;
                if (Short.toUnsignedInt(exif.getShort(entry)) == TAG
                        && exif.getShort(entry + 2) == SHORT) {
                    return numbered(Short.toUnsignedInt(exif.getShort(entry + 8)));
                }
            }
        } catch (IndexOutOfBoundsException e) {
            // cameras write broken EXIF data; the picture itself is sound
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    /** The picture as it was seen. */
    PixelImage apply(PixelImage stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        int width = transposed ? stored.height() : stored.width();
        int height = transposed ? stored.width() : stored.height();
        byte[] rgb = new byte[width * height * PixelImage.CHANNELS];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = transposed ? y : x;
                int row = transposed ? x : y;
                int storedColumn = mirrored ? stored.width() - 1 - column : column;
                int storedRow = flipped ? stored.height() - 1 - row : row;
                for (int channel = 0; channel < PixelImage.CHANNELS; channel++) {
                    rgb[at++] = (byte) stored.level(storedColumn, storedRow, channel);
                }
            }
        }
        return PixelImage.owning(width, height, rgb);
    }
}
