package fastv.analysis.chart;

import java.util.List;

/**
 * Points and lines over two axes of numbers.
 *
 * @param title stands above
 * @param alt for those who cannot see it
 * @param x the axis to the right
 * @param y the axis upwards
 * @param series what is drawn, in the order of the legend
 * @param width in pixels
 * @param height in pixels
 */
public record XyChart(
        String title, String alt, Axis x, Axis y, List<Series> series, int width, int height)
        implements Chart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    public XyChart {
        series = List.copyOf(series);
    }

    /** A chart of the usual size. */
    public static XyChart of(String title, String alt, Axis x, Axis y, List<Series> series) {
        return new XyChart(title, alt, x, y, series, WIDTH, HEIGHT);
    }
}
