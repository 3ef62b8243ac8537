package fastv.analysis.chart.draw;

import fastv.analysis.chart.BarChart;
import fastv.analysis.chart.Chart;
import fastv.analysis.chart.HeatMap;
import fastv.analysis.chart.Panels;
import fastv.analysis.chart.PictureGrid;
import fastv.analysis.chart.XyChart;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/** Paints any chart onto a surface. */
final class ChartPainter {
    private static final int TITLE_BASE = 22;
    private static final int TITLE_LEFT = 14;

    private ChartPainter() {}

    static void paint(Chart chart, Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        Rectangle2D area = new Rectangle2D.Double(0, 0, chart.width(), chart.height());
        g.setPaint(Tone.PAPER.color());
        g.fill(area);
        paint(chart, g, area);
    }

    private static void paint(Chart chart, Graphics2D g, Rectangle2D area) {
        if (chart instanceof XyChart xy) {
            XyDrawing.of(xy).draw(g, area);
        } else if (chart instanceof BarChart bars) {
            BarDrawing.of(bars).draw(g, area);
        } else if (chart instanceof HeatMap map) {
            HeatDrawing.of(map).draw(g, area);
        } else if (chart instanceof PictureGrid grid) {
            new PictureDrawing(grid, g, area).draw();
        } else if (chart instanceof Panels panels) {
            panels(panels, g, area);
        }
    }

    private static void panels(Panels panels, Graphics2D g, Rectangle2D area) {
        g.setFont(Look.TITLE);
        g.setPaint(Tone.INK.color());
        g.drawString(
                panels.title(), (float) area.getX() + TITLE_LEFT, (float) area.getY() + TITLE_BASE);
        for (int i = 0; i < panels.charts().size(); i++) {
            Chart chart = panels.charts().get(i);
            int row = i / panels.columns();
            int column = i % panels.columns();
            double x = area.getX() + (double) column * chart.width();
            double y = area.getY() + Panels.TITLE + (double) row * chart.height();
            paint(chart, g, new Rectangle2D.Double(x, y, chart.width(), chart.height()));
        }
    }
}
