package fastv.analysis.chart;

import java.util.List;
import java.util.Optional;

/**
 * Pictures beside each other with their patches shaded.
 *
 * @param title stands above
 * @param alt for those who cannot see it
 * @param heading lines between title and pictures, such as the question
 * @param columns pictures beside each other
 * @param panels row by row
 */
public record PictureGrid(
        String title, String alt, List<String> heading, int columns, List<Panel> panels)
        implements Chart {
    /** Side of a picture's square, in pixels. */
    public static final int SIDE = 168;

    /** Room between panels, in pixels. */
    public static final int GAP = 16;

    /** Height of a line of text, in pixels. */
    public static final int LINE = 16;

    private static final int TITLE = 34;

    /**
     * One picture.
     *
     * @param picture a PNG file
     * @param patches rectangles over it
     * @param caption lines below it
     * @param right whether the answer below was right; empty where nobody can say
     */
    public record Panel(
            Png picture, List<Patch> patches, List<String> caption, Optional<Boolean> right) {
        public Panel {
            patches = List.copyOf(patches);
            caption = List.copyOf(caption);
        }
    }

    /**
     * A rectangle of a picture, in shares of its width and height.
     *
     * @param left edge
     * @param top edge
     * @param width of the rectangle
     * @param height of the rectangle
     * @param shade what lies over it
     */
    public record Patch(double left, double top, double width, double height, Shade shade) {}

    /** What lies over a patch. */
    public sealed interface Shade {
        /** Nothing: the patch stayed. */
        record Kept() implements Shade {}

        /** A veil: the patch was removed. */
        record Dropped() implements Shade {}

        /**
         * A colour.
         *
         * @param place 0 is the scale's first colour, 1 its last
         */
        record Heat(double place) implements Shade {}
    }

    public PictureGrid {
        heading = List.copyOf(heading);
        panels = List.copyOf(panels);
    }

    /** Lines below the picture that needs most. */
    public int captionLines() {
        return panels.stream().mapToInt(panel -> panel.caption().size()).max().orElse(0);
    }

    /** Where the pictures begin. */
    public int top() {
        return TITLE + heading.size() * LINE + GAP / 2;
    }

    /** Height of a picture with its caption. */
    public int panelHeight() {
        return SIDE + captionLines() * LINE + GAP;
    }

    @Override
    public int width() {
        return GAP + Math.max(1, Math.min(columns, panels.size())) * (SIDE + GAP);
    }

    @Override
    public int height() {
        return top() + (panels.size() + columns - 1) / columns * panelHeight() + GAP;
    }
}
