package fastv.analysis.chart.draw;

import fastv.analysis.chart.PictureGrid;
import fastv.analysis.chart.PictureGrid.Panel;
import fastv.analysis.chart.PictureGrid.Patch;
import fastv.analysis.chart.PictureGrid.Shade;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws {@link PictureGrid}. */
final class PictureDrawing {
    private static final float VEIL = 0.86f;
    private static final float HEAT = 0.62f;
    private static final int TITLE_BASE = 22;

    private final PictureGrid grid;
    private final Graphics2D g;
    private final double left;
    private final double top;

    PictureDrawing(PictureGrid grid, Graphics2D g, Rectangle2D area) {
        this.grid = grid;
        this.g = g;
        this.left = area.getX();
        this.top = area.getY();
    }

    void draw() {
        text(grid.title(), Look.TITLE, Tone.INK, left + PictureGrid.GAP, top + TITLE_BASE, true);
        double y = top + TITLE_BASE + PictureGrid.LINE + 2;
        for (String line : grid.heading()) {
            text(line, Look.TICK, Tone.INK, left + PictureGrid.GAP, y, true);
            y += PictureGrid.LINE;
        }
        for (int i = 0; i < grid.panels().size(); i++) {
            int row = i / grid.columns();
            int column = i % grid.columns();
            double step = PictureGrid.SIDE + (double) PictureGrid.GAP;
            panel(
                    grid.panels().get(i),
                    left + PictureGrid.GAP + column * step,
                    top + grid.top() + row * (double) grid.panelHeight());
        }
    }

    private void panel(Panel panel, double x, double y) {
        BufferedImage picture = read(panel);
        double scale =
                (double) PictureGrid.SIDE / Math.max(picture.getWidth(), picture.getHeight());
        int width = (int) Math.round(picture.getWidth() * scale);
        int height = (int) Math.round(picture.getHeight() * scale);
        g.drawImage(picture, (int) x, (int) y, width, height, null);
        for (Patch patch : panel.patches()) {
            shade(patch, (int) x, (int) y, width, height);
        }
        g.setPaint(Tone.MUTED.color());
        g.setStroke(Look.THIN);
        g.draw(new Rectangle2D.Double((int) x - 0.5, (int) y - 0.5, width + 1.0, height + 1.0));
        double line = y + PictureGrid.SIDE + PictureGrid.LINE - 2;
        for (int i = 0; i < panel.caption().size(); i++) {
            // the first line names the setting, the second is its answer
            boolean judged = i == 1 && panel.right().isPresent();
            Tone tone = i == 0 ? Tone.INK : Tone.MUTED;
            if (judged) {
                tone = panel.right().get() ? Tone.GREEN : Tone.VERMILION;
            }
            String sign = judged ? (panel.right().get() ? "\u2713 " : "\u2717 ") : "";
            text(sign + panel.caption().get(i), Look.TICK, tone, x, line, false);
            line += PictureGrid.LINE;
        }
    }

    private static BufferedImage read(Panel panel) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(panel.picture().bytes()));
            if (picture == null) {
                throw new IllegalArgumentException("picture: expected a PNG file");
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException("picture: cannot be read", e);
        }
    }

    private void shade(Patch patch, int x, int y, int width, int height) {
        if (patch.shade() instanceof Shade.Kept) {
            return;
        }
        Rectangle2D area =
                new Rectangle2D.Double(
                        x + patch.left() * width,
                        y + patch.top() * height,
                        patch.width() * width,
                        patch.height() * height);
        Composite before = g.getComposite();
        boolean heat = patch.shade() instanceof Shade.Heat;
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, heat ? HEAT : VEIL));
        g.setPaint(
                patch.shade() instanceof Shade.Heat value
                        ? Viridis.at(value.place())
                        : new Color(0x8C929B));
        g.fill(area);
        g.setComposite(before);
    }

    private void text(String text, Font font, Tone tone, double x, double y, boolean wholeWidth) {
        g.setFont(font);
        g.setPaint(tone.color());
        double room = wholeWidth ? grid.width() - 2.0 * PictureGrid.GAP : PictureGrid.SIDE;
        g.drawString(fitting(text, g.getFontMetrics(), room), (float) x, (float) y);
    }

    /** Shortened with an ellipsis where there is no room for all. */
    private static String fitting(String text, FontMetrics metrics, double room) {
        if (metrics.stringWidth(text) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 0 && metrics.stringWidth(text.substring(0, length) + "\u2026") > room) {
            length = text.offsetByCodePoints(length, -1);
        }
        return text.substring(0, length) + "\u2026";
    }
}
