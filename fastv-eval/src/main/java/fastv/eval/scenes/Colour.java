package fastv.eval.scenes;

import java.util.Locale;

/** The colours of objects, far apart on dark and noisy grounds. White is left to numbers. */
public enum Colour {
    RED(0, 226, 42, 38),
    GREEN(1, 48, 186, 58),
    BLUE(2, 52, 92, 240),
    YELLOW(3, 236, 214, 46),
    PURPLE(4, 186, 58, 214),
    CYAN(5, 58, 214, 224);

    private final int number;
    private final int red;
    private final int green;
    private final int blue;

    Colour(int number, int red, int green, int blue) {
        this.number = number;
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** The level, 0 to 255, of channel 0 (red), 1 (green) or 2 (blue). */
    int level(int channel) {
        return channel == 0 ? red : channel == 1 ? green : blue;
    }

    /** Its place among the colours: part of class numbers that trained weights depend on. */
    int number() {
        return number;
    }

    /** The word questions and answers use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
