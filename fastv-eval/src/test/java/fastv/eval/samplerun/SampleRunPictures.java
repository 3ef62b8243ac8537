package fastv.eval.samplerun;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Eight small pictures, drawn pixel by pixel in whole numbers, so that no graphics library can
 * change them.
 */
final class SampleRunPictures {
    private static final int WHITE = 0xf5f5f0;
    private static final int BLACK = 0x202020;
    private static final int RED = 0xd02828;
    private static final int GREEN = 0x2f9e44;
    private static final int BLUE = 0x2b5fd0;
    private static final int YELLOW = 0xf2c230;
    private static final int PURPLE = 0x7b3fb5;
    private static final int GREY = 0x9a9a9a;

    /** The colour of a pixel. */
    @FunctionalInterface
    interface Painting {
        int at(int x, int y);
    }

    private SampleRunPictures() {}

    /** All pictures by file name. */
    static Map<String, BufferedImage> all() {
        Map<String, BufferedImage> all = new LinkedHashMap<>();
        all.put("circle.png", paint(96, 96, (x, y) -> disc(x, y, 48, 48, 28) ? RED : WHITE));
        all.put("square.png", paint(64, 64, (x, y) -> box(x, y, 14, 18, 36) ? BLUE : YELLOW));
        all.put("triangle.png", paint(128, 96, (x, y) -> triangle(x, y) ? GREEN : BLACK));
        all.put("discs.png", paint(120, 90, SampleRunPictures::discs));
        all.put("board.png", paint(96, 96, (x, y) -> (x / 12 + y / 12) % 2 == 0 ? WHITE : BLACK));
        all.put("sunset.png", paint(200, 120, SampleRunPictures::sunset));
        all.put("road.png", paint(200, 64, SampleRunPictures::road));
        all.put("tower.png", paint(64, 160, SampleRunPictures::tower));
        return all;
    }

    private static BufferedImage paint(int width, int height, Painting painting) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, painting.at(x, y));
            }
        }
        return picture;
    }

    private static boolean disc(int x, int y, int centreX, int centreY, int radius) {
        int dx = x - centreX;
        int dy = y - centreY;
        return dx * dx + dy * dy <= radius * radius;
    }

    private static boolean box(int x, int y, int left, int top, int side) {
        return x >= left && x < left + side && y >= top && y < top + side;
    }

    private static boolean triangle(int x, int y) {
        return y >= 16 && y < 80 && 2 * Math.abs(x - 64) <= y - 16;
    }

    private static int discs(int x, int y) {
        if (disc(x, y, 34, 45, 20)) {
            return PURPLE;
        }
        return disc(x, y, 86, 45, 20) ? YELLOW : GREY;
    }

    /** A sky from blue to orange, a sun, and a darker sea in which it is mirrored. */
    private static int sunset(int x, int y) {
        if (disc(x, y, 130, 66, 16) && y < 76) {
            return 0xfff0b0;
        }
        int depth = y < 76 ? y : 152 - y;
        int red = 60 + depth * 180 / 76;
        int green = 70 + depth * 70 / 76;
        int blue = 150 - depth * 90 / 76;
        int glow = Math.max(0, 40 - Math.abs(x - 130)) / (y < 76 ? 2 : 1);
        int shade = y < 76 ? 0 : 50 + (x * 7 + y * 13) % 9; // waves
        return rgb(red + glow - shade, green + glow - shade, blue + glow / 2 - shade);
    }

    private static int road(int x, int y) {
        if (y < 24) {
            return rgb(120 + y * 4, 170 + y * 2, 235);
        }
        boolean line = Math.abs(y - 44) < 2 && x % 40 < 24;
        boolean tarmac = y >= 32 && y < 56;
        return line ? WHITE : tarmac ? 0x505458 : GREEN;
    }

    private static int tower(int x, int y) {
        boolean wall = x >= 22 && x < 42 && y >= 30 && y < 148;
        boolean roof = y >= 12 && y < 30 && 2 * Math.abs(x - 32) <= (y - 12) * 3 / 2;
        boolean window = wall && x >= 28 && x < 36 && y % 28 >= 8 && y % 28 < 18;
        if (roof) {
            return RED;
        }
        if (wall) {
            return window ? BLACK : WHITE;
        }
        return y >= 148 ? GREEN : rgb(90 + y / 2, 150 + y / 2, 230);
    }

    private static int rgb(int red, int green, int blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
