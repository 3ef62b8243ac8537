package fastv.analysis.chart.draw;

import fastv.analysis.chart.BarChart;
import fastv.analysis.chart.Mark;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPosition;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryLabelWidthType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/** Draws {@link BarChart}. */
final class BarDrawing {
    private static final float WIDEST_NAME = 0.4f;

    private BarDrawing() {}

    static JFreeChart of(BarChart chart) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        double most = 0;
        for (BarChart.Bars bars : chart.bars()) {
            for (int group = 0; group < chart.groups().size(); group++) {
                Mark bar = bars.lengths().get(group);
                data.addValue(
                        Double.isNaN(bar.y()) ? null : bar.y(),
                        bars.name(),
                        chart.groups().get(group));
                most = Math.max(most, Double.isNaN(bar.y()) ? 0 : Math.max(bar.y(), bar.high()));
            }
        }
        CategoryPlot plot = new CategoryPlot(data, names(), lengths(chart, most), bars(chart));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setRangeGridlinePaint(Tone.GRID.color());
        plot.setRangeGridlineStroke(Look.THIN);
        JFreeChart drawn = Look.chart(chart.title(), plot);
        if (chart.bars().size() > 1) {
            Look.addLegend(drawn, plot);
        }
        return drawn;
    }

    private static CategoryAxis names() {
        CategoryAxis axis = new CategoryAxis();
        Look.style(axis);
        axis.setMaximumCategoryLabelWidthRatio(WIDEST_NAME);
        axis.setMaximumCategoryLabelLines(3);
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        axis.setCategoryMargin(0.2);
        axis.setCategoryLabelPositions(
                CategoryLabelPositions.replaceLeftPosition(
                        CategoryLabelPositions.STANDARD,
                        new CategoryLabelPosition(
                                RectangleAnchor.RIGHT,
                                TextBlockAnchor.CENTER_RIGHT,
                                TextAnchor.CENTER_RIGHT,
                                0,
                                CategoryLabelWidthType.RANGE,
                                WIDEST_NAME)));
        return axis;
    }

    private static ValueAxis lengths(BarChart chart, double most) {
        ValueAxis axis = Look.axis(chart.value());
        if (axis instanceof NumberAxis number) {
            number.setAutoRangeIncludesZero(true);
        }
        if (chart.value().high().isEmpty() && most > 0) {
            axis.setRange(0, most * 1.05); // the ends of intervals are not part of the data set
        }
        return axis;
    }

    private static BarRenderer bars(BarChart chart) {
        BarRenderer renderer = new WithIntervals(chart);
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        renderer.setItemMargin(0.08);
        renderer.setMaximumBarWidth(0.2);
        for (int i = 0; i < chart.bars().size(); i++) {
            renderer.setSeriesPaint(i, Tone.ofSeries(i).color());
        }
        return renderer;
    }

    /** Bars with a line from the lower to the upper end of their interval. */
    private static final class WithIntervals extends BarRenderer {
        private static final long serialVersionUID = 1;
        private static final double CAP = 3;
        private final transient BarChart chart;

        WithIntervals(BarChart chart) {
            this.chart = chart;
        }

        @Override
        public void drawItem(
                Graphics2D g2,
                CategoryItemRendererState state,
                Rectangle2D dataArea,
                CategoryPlot plot,
                CategoryAxis domainAxis,
                ValueAxis rangeAxis,
                CategoryDataset dataset,
                int row,
                int column,
                int pass) {
            super.drawItem(
                    g2, state, dataArea, plot, domainAxis, rangeAxis, dataset, row, column, pass);
            Mark bar = chart.bars().get(row).lengths().get(column);
            if (bar.low() < bar.high()) {
                double top =
                        calculateBarW0(
                                plot,
                                PlotOrientation.HORIZONTAL,
                                dataArea,
                                domainAxis,
                                state,
                                row,
                                column);
                double y = top + state.getBarWidth() / 2;
                double from = rangeAxis.valueToJava2D(bar.low(), dataArea, RectangleEdge.BOTTOM);
                double to = rangeAxis.valueToJava2D(bar.high(), dataArea, RectangleEdge.BOTTOM);
                g2.setPaint(Tone.INK.color());
                g2.setStroke(Look.THIN);
                g2.draw(new Line2D.Double(from, y, to, y));
                g2.draw(new Line2D.Double(from, y - CAP, from, y + CAP));
                g2.draw(new Line2D.Double(to, y - CAP, to, y + CAP));
            }
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
