package fastv.analysis.chart.draw;

import java.awt.Color;
import java.util.List;

/**
 * The colours of all figures. Each has a counterpart for dark pages; a drawing is made in the light
 * ones, and in an SVG file a style sheet replaces them one by one, which is why all differ.
 */
enum Tone {
    // not quite white, since the white of pictures and of text on colours stays as it is
    PAPER(0xFFFFFE, 0x14171C),
    INK(0x1B1F24, 0xE6E9ED),
    MUTED(0x5A6370, 0x9BA4B0),
    GRID(0xDDE1E6, 0x30363E),
    // Okabe and Ito, Color Universal Design (2008), without black, which is the ink
    BLUE(0x0072B2, 0x5CB3E8),
    VERMILION(0xD55E00, 0xF58540),
    GREEN(0x009E73, 0x35C79B),
    PURPLE(0xCC79A7, 0xE3A3C7),
    ORANGE(0xE69F00, 0xF2BC4A),
    SKY(0x56B4E9, 0x8FD0F5),
    YELLOW(0xB8A800, 0xF0E442);

    /** In the order in which series take them. */
    static final List<Tone> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, YELLOW);

    private final int light;
    private final int dark;

    Tone(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    Color color() {
        return new Color(light);
    }

    /** As CSS has it. */
    String lightHex() {
        return "#%06x".formatted(light);
    }

    /** As CSS has it. */
    String darkHex() {
        return "#%06x".formatted(dark);
    }

    /** Of the series of that number; they repeat, with other shapes. */
    static Tone ofSeries(int series) {
        return SERIES.get(series % SERIES.size());
    }
}
