package fastv.analysis.chart.draw;

import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Draws {@link XyChart}. */
final class XyDrawing {
    private static final double ROOM = 0.06;

    private XyDrawing() {}

    static JFreeChart of(XyChart chart) {
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        for (Series series : chart.series()) {
            data.addSeries(points(series));
        }
        XYErrorRenderer renderer = renderer(chart);
        ValueAxis x = Look.axis(chart.x());
        ValueAxis y = Look.axis(chart.y());
        XYPlot plot = new XYPlot(data, x, y, renderer);
        if (chart.x().low().isEmpty() && !chart.x().logarithmic()) {
            x.setLowerMargin(hasLabels(chart) ? 3 * ROOM : ROOM);
            x.setUpperMargin(ROOM);
        }
        Look.grid(plot);
        new PointLabels(chart).place().forEach(plot::addAnnotation);
        JFreeChart drawn = Look.chart(chart.title(), plot);
        if (chart.series().size() > 1) {
            Look.addLegend(drawn, plot);
        }
        return drawn;
    }

    /** They stand to the left of their points. */
    private static boolean hasLabels(XyChart chart) {
        return chart.series().stream()
                .flatMap(series -> series.marks().stream())
                .anyMatch(mark -> mark.label().isPresent());
    }

    private static YIntervalSeries points(Series series) {
        // not sorted: a front runs in its own order
        YIntervalSeries points = new YIntervalSeries(series.name(), false, true);
        for (Mark mark : series.marks()) {
            boolean bare = series.look() == Series.Look.CURVE;
            points.add(
                    mark.x(),
                    mark.y(),
                    bare ? mark.y() : mark.low(),
                    bare ? mark.y() : mark.high());
        }
        return points;
    }

    private static XYErrorRenderer renderer(XyChart chart) {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setDrawYError(
                chart.series().stream().anyMatch(series -> series.look().hasIntervals()));
        renderer.setCapLength(5);
        renderer.setErrorStroke(Look.THIN);
        int coloured = 0;
        for (int i = 0; i < chart.series().size(); i++) {
            Series series = chart.series().get(i);
            boolean reference = series.look() == Series.Look.REFERENCE;
            Color color = (reference ? Tone.MUTED : Tone.ofSeries(coloured)).color();
            renderer.setSeriesPaint(i, color);
            renderer.setSeriesShape(i, Look.shapeOfSeries(coloured));
            renderer.setSeriesLinesVisible(i, series.look() != Series.Look.POINTS);
            renderer.setSeriesShapesVisible(i, !reference && series.look() != Series.Look.CURVE);
            renderer.setSeriesStroke(i, reference ? Look.DASHED : Look.LINE);
            coloured += reference ? 0 : 1;
        }
        return renderer;
    }
}
