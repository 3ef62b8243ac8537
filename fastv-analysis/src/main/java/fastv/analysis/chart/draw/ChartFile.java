package fastv.analysis.chart.draw;

import fastv.analysis.chart.Chart;
import fastv.analysis.chart.Png;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A chart as the bytes of a file. */
public final class ChartFile {
    private static final int PNG_SCALE = 2;

    private ChartFile() {}

    /**
     * A whole SVG file with title and description; on a dark page it takes the dark colours by
     * itself.
     */
    public static String svg(Chart chart) {
        return new SvgDrawing(chart).file();
    }

    /**
     * The same to be placed inside a page, which must hold {@link #darkRules}.
     *
     * @param id begins every identifier inside, so that drawings of one page do not meet
     */
    public static String svgElement(Chart chart, String id) {
        return new SvgDrawing(chart).element(id);
    }

    /** CSS rules that give the drawings of a page their dark colours. */
    public static String darkRules() {
        return SvgDrawing.darkRules();
    }

    /** A PNG file in the light colours, two pixels for one of the chart. */
    public static Png png(Chart chart) {
        BufferedImage image =
                new BufferedImage(
                        chart.width() * PNG_SCALE,
                        chart.height() * PNG_SCALE,
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(PNG_SCALE, PNG_SCALE);
        ChartPainter.paint(chart, g);
        g.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return new Png(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }
}
