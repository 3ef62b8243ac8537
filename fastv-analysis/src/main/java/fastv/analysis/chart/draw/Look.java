package fastv.analysis.chart.draw;

import fastv.analysis.chart.Axis;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Fonts, strokes, axes and legends as all figures have them. */
final class Look {
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Stroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke THIN = new BasicStroke(1f);
    static final Stroke DASHED =
            new BasicStroke(
                    1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);

    /** Half the size of a mark, in pixels. */
    private static final double R = 4.5;

    private static final List<Shape> SHAPES =
            List.of(
                    new Ellipse2D.Double(-R, -R, 2 * R, 2 * R),
                    polygon(-R, R, 0, -R, R, R),
                    new Rectangle2D.Double(-R + 0.5, -R + 0.5, 2 * R - 1, 2 * R - 1),
                    polygon(0, -R - 1, R + 1, 0, 0, R + 1, -R - 1, 0),
                    polygon(-R, -R, R, -R, 0, R));

    private Look() {}

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    static Shape shapeOfSeries(int series) {
        return SHAPES.get(series % SHAPES.size());
    }

    /** A chart with its title, without a legend. */
    static JFreeChart chart(String title, Plot plot) {
        JFreeChart chart = new JFreeChart(null, LABEL, plot, false);
        chart.setBackgroundPaint(Tone.PAPER.color());
        chart.setPadding(new RectangleInsets(8, 8, 8, 14));
        plot.setBackgroundPaint(Tone.PAPER.color());
        plot.setOutlineVisible(false);
        if (!title.isEmpty()) {
            TextTitle above = new TextTitle(title, TITLE);
            above.setPaint(Tone.INK.color());
            above.setHorizontalAlignment(HorizontalAlignment.LEFT);
            above.setMargin(2, 6, 8, 6);
            chart.setTitle(above);
        }
        return chart;
    }

    /** Below the plot, where it covers nothing. */
    static void addLegend(JFreeChart chart, Plot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(TICK);
        legend.setItemPaint(Tone.INK.color());
        legend.setBackgroundPaint(Tone.PAPER.color());
        legend.setMargin(6, 0, 0, 0);
        chart.addLegend(legend);
    }

    static void grid(XYPlot plot) {
        plot.setDomainGridlinePaint(Tone.GRID.color());
        plot.setRangeGridlinePaint(Tone.GRID.color());
        plot.setDomainGridlineStroke(THIN);
        plot.setRangeGridlineStroke(THIN);
        plot.setAxisOffset(new RectangleInsets(2, 2, 2, 2));
    }

    static ValueAxis axis(Axis axis) {
        ValueAxis drawn = axis.logarithmic() ? logAxis(axis) : linearAxis(axis);
        style(drawn);
        if (axis.low().isPresent() && axis.high().isPresent()) {
            drawn.setRange(axis.low().getAsDouble(), axis.high().getAsDouble());
        }
        return drawn;
    }

    private static ValueAxis linearAxis(Axis axis) {
        NumberAxis drawn = new NumberAxis(axis.label());
        drawn.setAutoRangeIncludesZero(axis.low().orElse(1) == 0);
        drawn.setAutoRangeStickyZero(axis.low().isPresent()); // a score of 0 is drawn whole
        if (axis.format() == Axis.Format.WHOLE) {
            drawn.setStandardTickUnits(new NumberTickUnitSource(true, format(axis.format())));
        } else if (axis.format() == Axis.Format.PERCENT) {
            drawn.setNumberFormatOverride(format(axis.format()));
        }
        return drawn;
    }

    private static ValueAxis logAxis(Axis axis) {
        LogAxis drawn = new LogAxis(axis.label());
        drawn.setNumberFormatOverride(new Significant());
        return drawn;
    }

    static void style(org.jfree.chart.axis.Axis axis) {
        axis.setLabelFont(LABEL);
        axis.setTickLabelFont(TICK);
        axis.setLabelPaint(Tone.INK.color());
        axis.setTickLabelPaint(Tone.INK.color());
        axis.setAxisLinePaint(Tone.MUTED.color());
        axis.setTickMarkPaint(Tone.MUTED.color());
    }

    /** Numbers as an axis writes them, the same in every country. */
    static NumberFormat format(Axis.Format format) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        return switch (format) {
            case PLAIN -> new DecimalFormat("0.######", symbols);
            case WHOLE -> new DecimalFormat("0", symbols);
            case PERCENT -> new DecimalFormat("0.##%", symbols);
        };
    }

    /** Writes 10 to the power of its numbers, with two digits that count. */
    static NumberFormat powersOfTen() {
        return new PowersOfTen();
    }

    private static final class PowersOfTen extends Significant {
        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(double power, StringBuffer to, FieldPosition at) {
            return super.format(Math.pow(10, power), to, at);
        }
    }

    /** Two digits that count, without exponent. */
    private static class Significant extends NumberFormat {
        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(double value, StringBuffer to, FieldPosition at) {
            BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(2));
            return to.append(rounded.stripTrailingZeros().toPlainString());
        }

        @Override
        public StringBuffer format(long value, StringBuffer to, FieldPosition at) {
            return format((double) value, to, at);
        }

        @Override
        public Number parse(String text, ParsePosition at) {
            throw new UnsupportedOperationException("axes write numbers and read none");
        }
    }

    /** One number as a cell or a legend writes it. */
    static String written(Axis.Format format, double value) {
        if (format == Axis.Format.PERCENT) {
            return new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                            .format(100 * value)
                    + "%";
        }
        boolean whole = format == Axis.Format.WHOLE || value == 0;
        String pattern = whole ? "0" : Math.abs(value) < 10 ? "0.00" : "0.0";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value)
                .replaceFirst("^-(0\\.?0*)$", "$1");
    }
}
