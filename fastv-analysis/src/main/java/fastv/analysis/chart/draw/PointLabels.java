package fastv.analysis.chart.draw;

import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.ui.TextAnchor;

/**
 * Texts beside points: each goes to that corner of its point where it covers the fewest other
 * points, intervals and texts, and is left out where every corner is taken by another text or
 * reaches beyond the chart. Where things will lie is estimated, since axes are laid out later.
 */
final class PointLabels {
    private static final double LETTER = 7.4;
    private static final double HEIGHT = 15;
    private static final double AROUND_X = 100;
    private static final double AROUND_Y = 130;

    /** Room that axes leave below and above their data, as shares of the data's range. */
    private static final double BEFORE = 0.18;

    private static final double BEYOND = 0.06;
    private static final double MARK = 6;

    /** The corners of a point, the best first. */
    private enum Corner {
        ABOVE_LEFT(-1, -1),
        ABOVE_RIGHT(0, -1),
        BELOW_RIGHT(0, 0),
        BELOW_LEFT(-1, 0);

        private final int widths;
        private final int heights;

        Corner(int widths, int heights) {
            this.widths = widths;
            this.heights = heights;
        }

        /** Where the text touches the point. */
        TextAnchor anchor() {
            boolean toTheLeft = widths < 0;
            if (heights < 0) {
                return toTheLeft ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT;
            }
            return toTheLeft ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT;
        }

        Rectangle2D box(double x, double y, String text) {
            double width = LETTER * (text.length() + 2);
            return new Rectangle2D.Double(x + widths * width, y + heights * HEIGHT, width, HEIGHT);
        }

        String text(String label) {
            return widths < 0 ? label + "  " : "  " + label;
        }
    }

    private final XyChart chart;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Rectangle2D> texts = new ArrayList<>();
    private double left = Double.MAX_VALUE;
    private double right = -Double.MAX_VALUE;
    private double bottom = Double.MAX_VALUE;
    private double top = -Double.MAX_VALUE;

    PointLabels(XyChart chart) {
        this.chart = chart;
        for (Series series : chart.series()) {
            for (Mark mark : series.marks()) {
                left = Math.min(left, mark.x());
                right = Math.max(right, mark.x());
                bottom = Math.min(bottom, mark.low());
                top = Math.max(top, mark.high());
            }
        }
    }

    List<XYTextAnnotation> place() {
        List<Mark> labelled = new ArrayList<>();
        for (Series series : chart.series()) {
            for (Mark mark : series.marks()) {
                if (series.look().hasIntervals()) {
                    taken.add(around(mark));
                }
                if (mark.label().isPresent()) {
                    labelled.add(mark);
                }
            }
        }
        List<XYTextAnnotation> placed = new ArrayList<>();
        for (Mark mark : labelled) {
            add(mark, mark.label().orElse(""), placed);
        }
        return placed;
    }

    /** A point and its interval. */
    private Rectangle2D around(Mark mark) {
        double high = y(mark.high());
        Rectangle2D box = new Rectangle2D.Double(x(mark.x()) - 2, high, 4, y(mark.low()) - high);
        box.add(x(mark.x()) - MARK, y(mark.y()) - MARK);
        box.add(x(mark.x()) + MARK, y(mark.y()) + MARK);
        return box;
    }

    private void add(Mark mark, String label, List<XYTextAnnotation> placed) {
        List<Corner> free = new ArrayList<>();
        for (Corner corner : Corner.values()) {
            Rectangle2D box = box(corner, mark, label);
            if (isInside(box) && texts.stream().noneMatch(box::intersects)) {
                free.add(corner);
            }
        }
        free.stream()
                .min(Comparator.comparingLong(corner -> covered(box(corner, mark, label))))
                .ifPresent(
                        corner -> {
                            texts.add(box(corner, mark, label));
                            XYTextAnnotation text =
                                    new XYTextAnnotation(corner.text(label), mark.x(), mark.y());
                            text.setFont(Look.TICK);
                            text.setPaint(Tone.INK.color());
                            text.setTextAnchor(corner.anchor());
                            placed.add(text);
                        });
    }

    private Rectangle2D box(Corner corner, Mark mark, String label) {
        return corner.box(x(mark.x()), y(mark.y()), label);
    }

    private boolean isInside(Rectangle2D box) {
        return box.getMinX() >= 0 && box.getMaxX() <= chart.width() - AROUND_X;
    }

    private long covered(Rectangle2D box) {
        return taken.stream().filter(box::intersects).count();
    }

    private double x(double value) {
        double range = right > left ? right - left : 1;
        double place = (BEFORE + (value - left) / range) / (1 + BEFORE + BEYOND);
        return place * (chart.width() - AROUND_X);
    }

    private double y(double value) {
        double range = top > bottom ? top - bottom : 1;
        double place = (BEYOND + (top - value) / range) / (1 + 2 * BEYOND);
        return place * (chart.height() - AROUND_Y);
    }
}
