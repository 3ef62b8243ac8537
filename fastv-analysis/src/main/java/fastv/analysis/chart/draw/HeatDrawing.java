package fastv.analysis.chart.draw;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.HeatMap;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * Draws {@link HeatMap}: the cells are one picture of a pixel each, which stays small in a file
 * however many there are, and sharp at any size.
 */
final class HeatDrawing {
    /** Grids with more cells do not write their numbers. */
    private static final int WRITTEN = 130;

    private static final int STEPS = 64;

    /** From here on a name would leave the map. */
    private static final double LATE = 0.65;

    private HeatDrawing() {}

    static JFreeChart of(HeatMap map) {
        int rows = map.cells().size();
        int columns = rows == 0 ? 0 : map.cells().get(0).size();
        ValueAxis x = axis(map.x(), map.columns(), columns);
        ValueAxis y = axis(map.y(), map.rows(), rows);
        y.setInverted(true);
        XYPlot plot = new XYPlot(null, x, y, null);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.addAnnotation(
                new XYDataImageAnnotation(
                        picture(map, columns, rows), -0.5, -0.5, columns, rows, true));
        if (columns * rows <= WRITTEN && !map.columns().isEmpty()) {
            write(map, plot);
        }
        borders(map, plot);
        JFreeChart drawn = Look.chart(map.title(), plot);
        drawn.addSubtitle(legend(map.scale()));
        return drawn;
    }

    private static ValueAxis axis(String label, List<String> names, int cells) {
        NumberAxis axis =
                names.isEmpty()
                        ? new NumberAxis(label)
                        : new SymbolAxis(label, names.toArray(String[]::new));
        Look.style(axis);
        if (axis instanceof SymbolAxis symbols) {
            symbols.setGridBandsVisible(false);
        } else {
            axis.setStandardTickUnits(
                    new NumberTickUnitSource(true, Look.format(Axis.Format.WHOLE)));
        }
        axis.setRange(-0.5, cells - 0.5);
        return axis;
    }

    private static BufferedImage picture(HeatMap map, int columns, int rows) {
        BufferedImage picture =
                new BufferedImage(
                        Math.max(1, columns), Math.max(1, rows), BufferedImage.TYPE_INT_ARGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = map.cells().get(row).get(column);
                if (!Double.isNaN(value)) {
                    Color color = Viridis.at(map.scale().place(value));
                    picture.setRGB(column, row, color.getRGB());
                }
            }
        }
        return picture;
    }

    private static void write(HeatMap map, XYPlot plot) {
        Font font = Look.TICK.deriveFont(11f);
        for (int row = 0; row < map.cells().size(); row++) {
            for (int column = 0; column < map.cells().get(row).size(); column++) {
                double value = map.cells().get(row).get(column);
                if (!Double.isNaN(value)) {
                    XYTextAnnotation text =
                            new XYTextAnnotation(
                                    Look.written(map.scale().format(), value), column, row);
                    text.setFont(font);
                    text.setPaint(Viridis.textOn(map.scale().place(value)));
                    plot.addAnnotation(text);
                }
            }
        }
    }

    /** Annotations, since JFreeChart draws the markers of a plot with a data set alone. */
    private static void borders(HeatMap map, XYPlot plot) {
        double end = map.cells().size() - 0.5;
        for (int i = 0; i < map.borders().size(); i++) {
            HeatMap.Border border = map.borders().get(i);
            double at = border.before() - 0.5;
            if (at > 0) {
                plot.addAnnotation(line(at, -0.5, at, end));
                plot.addAnnotation(line(-0.5, at, end, at));
            }
            // above the diagonal, where maps of attention are empty, each a little lower
            double y = (0.03 + 0.065 * i) * map.cells().size();
            boolean late = at > LATE * map.cells().size(); // no room to the right
            XYTextAnnotation name =
                    new XYTextAnnotation(
                            late ? border.name() + " " : " " + border.name(),
                            Math.max(at, y + 1),
                            y);
            name.setFont(Look.TICK);
            name.setPaint(Tone.INK.color());
            name.setTextAnchor(late ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
            plot.addAnnotation(name);
        }
    }

    private static XYLineAnnotation line(double x1, double y1, double x2, double y2) {
        return new XYLineAnnotation(x1, y1, x2, y2, Look.DASHED, Color.LIGHT_GRAY);
    }

    private static PaintScaleLegend legend(HeatMap.Scale scale) {
        NumberAxis axis = new NumberAxis(scale.label());
        Look.style(axis);
        double low = scale.logarithmic() ? Math.log10(scale.low()) : scale.low();
        double high = scale.logarithmic() ? Math.log10(scale.high()) : scale.high();
        axis.setNumberFormatOverride(
                scale.logarithmic() ? Look.powersOfTen() : Look.format(scale.format()));
        axis.setRange(low, high > low ? high : low + 1);
        PaintScaleLegend legend =
                new PaintScaleLegend(new Colors(axis.getLowerBound(), axis.getUpperBound()), axis);
        legend.setSubdivisionCount(STEPS);
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setBackgroundPaint(Tone.PAPER.color());
        legend.setMargin(4, 14, 40, 2);
        legend.setStripWidth(14);
        legend.setAxisOffset(2);
        legend.setAxisLocation(AxisLocation.TOP_OR_RIGHT);
        legend.setStripOutlineVisible(false);
        return legend;
    }

    /** The scale's colours from the lower end of an axis to its upper end. */
    private record Colors(double low, double high) implements PaintScale {
        @Override
        public double getLowerBound() {
            return low;
        }

        @Override
        public double getUpperBound() {
            return high;
        }

        @Override
        public Paint getPaint(double value) {
            return Viridis.at((value - low) / (high - low));
        }
    }
}
