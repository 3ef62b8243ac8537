package fastv.analysis.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers as colours in a grid.
 *
 * @param title stands above
 * @param alt for those who cannot see it
 * @param x names the columns' axis
 * @param y names the rows' axis
 * @param columns names of the columns; empty where positions speak for themselves
 * @param rows names of the rows, from the top; empty where positions speak for themselves
 * @param cells values row by row, from the top; NaN where there is none
 * @param scale colours
 * @param borders lines across the grid
 * @param width in pixels
 * @param height in pixels
 */
public record HeatMap(
        String title,
        String alt,
        String x,
        String y,
        List<String> columns,
        List<String> rows,
        List<List<Double>> cells,
        Scale scale,
        List<Border> borders,
        int width,
        int height)
        implements Chart {

    /**
     * How values become colours.
     *
     * @param label what the colour measures, with its unit
     * @param low value of the first colour
     * @param high value of the last colour
     * @param logarithmic whether equal factors are equal steps of colour
     * @param format how values are written
     */
    public record Scale(
            String label, double low, double high, boolean logarithmic, Axis.Format format) {

        /** Where a value lies between the first colour, 0, and the last one, 1. */
        public double place(double value) {
            double at = logarithmic ? Math.log(Math.max(value, low)) : value;
            double from = logarithmic ? Math.log(low) : low;
            double to = logarithmic ? Math.log(high) : high;
            return to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 0;
        }
    }

    /**
     * A line between two columns and the rows of the same numbers, where one kind of token ends.
     *
     * @param before the first column after the line
     * @param name what begins there
     */
    public record Border(double before, String name) {}

    public HeatMap {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        List<List<Double>> copies = new ArrayList<>();
        cells.forEach(row -> copies.add(List.copyOf(row)));
        cells = List.copyOf(copies);
        borders = List.copyOf(borders);
    }
}
