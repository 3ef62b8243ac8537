package fastv.models.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What the components of a JPEG file mean, decided as libjpeg decides it, and their conversion to
 * RGB in libjpeg's 16-bit fixed point. Pillow takes every file of four components for an inverted
 * one, as Adobe writes them.
 */
enum JpegColours {
    GREY(1) {
        @Override
        void convert(int[] levels, byte[] rgb, int at) {
            Arrays.fill(rgb, at, at + 3, (byte) levels[0]);
        }
    },
    RGB(3) {
        @Override
        void convert(int[] levels, byte[] rgb, int at) {
            for (int channel = 0; channel < 3; channel++) {
                rgb[at + channel] = (byte) levels[channel];
            }
        }
    },
    YCC(3) {
        @Override
        void convert(int[] levels, byte[] rgb, int at) {
            int y = levels[0];
            int cb = levels[1] - 128;
            int cr = levels[2] - 128;
            rgb[at] = clip(y + ((RED_CR * cr + HALF) >> 16));
            rgb[at + 1] = clip(y + ((-GREEN_CB * cb - GREEN_CR * cr + HALF) >> 16));
            rgb[at + 2] = clip(y + ((BLUE_CB * cb + HALF) >> 16));
        }
    },
    CMYK(4) {
        @Override
        void convert(int[] levels, byte[] rgb, int at) {
            int black = levels[3];
            for (int channel = 0; channel < 3; channel++) {
                rgb[at + channel] = ink(255 - levels[channel], black);
            }
        }
    },
    YCCK(4) {
        @Override
        void convert(int[] levels, byte[] rgb, int at) {
            YCC.convert(levels, rgb, at);
            int black = levels[3];
            for (int channel = 0; channel < 3; channel++) {
                // libjpeg stores 255 - rgb as ink, Pillow inverts once more
                rgb[at + channel] = ink(rgb[at + channel] & 0xff, black);
            }
        }
    };

    private static final int HALF = 1 << 15;
    private static final int RED_CR = fixed(1.40200);
    private static final int GREEN_CB = fixed(0.34414);
    private static final int GREEN_CR = fixed(0.71414);
    private static final int BLUE_CB = fixed(1.77200);

    private final int components;

    JpegColours(int components) {
        this.components = components;
    }

    /** Number of components. */
    int components() {
        return components;
    }

    /**
     * Writes one pixel.
     *
     * @param levels as stored, 0 to 255, one per component
     * @param rgb where to write red, green and blue
     * @param at where red goes
     */
    abstract void convert(int[] levels, byte[] rgb, int at);

    /**
     * Decides what components mean.
     *
     * @param ids their numbers in the frame header
     * @param jfif whether the file carries a JFIF segment
     * @param adobeTransform the transform of the Adobe segment, if there is one
     * @throws IOException if there are not 1, 3 or 4 components
     */
    static JpegColours of(int[] ids, boolean jfif, OptionalInt adobeTransform) throws IOException {
        return switch (ids.length) {
            case 1 -> GREY;
            case 3 -> threeOf(ids, jfif, adobeTransform);
            case 4 -> adobeTransform.orElse(0) == 0 ? CMYK : YCCK;
            default -> throw new IOException("expected 1, 3 or 4 components, got " + ids.length);
        };
    }

    private static JpegColours threeOf(int[] ids, boolean jfif, OptionalInt adobeTransform) {
        if (jfif) {
            return YCC;
        }
        boolean plain =
                adobeTransform.isPresent()
                        ? adobeTransform.getAsInt() == 0
                        : Arrays.equals(ids, new int[] {'R', 'G', 'B'});
        return plain ? RGB : YCC;
    }

    /** One channel of Pillow's {@code cmyk2rgb}: what the ink and the black leave of white. */
    private static byte ink(int ink, int white) {
        int product = ink * white + 128;
        return clip(white - (((product >> 8) + product) >> 8));
    }

    private static byte clip(int level) {
        return (byte) Math.max(0, Math.min(255, level));
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << 16) + 0.5);
    }
}
