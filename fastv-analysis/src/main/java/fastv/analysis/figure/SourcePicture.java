package fastv.analysis.figure;

import fastv.analysis.chart.Png;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The picture of a sample, small enough for a page. */
final class SourcePicture {
    private static final int LONGEST_SIDE = 336;
    private static final long LARGEST_BYTES = 64L << 20;

    private SourcePicture() {}

    /**
     * Reads a picture file.
     *
     * @param places where to look, in order; nothing else is opened
     * @return a PNG of at most 336 pixels a side; empty if there is no such picture
     */
    static Optional<Png> read(List<Path> places) {
        return places.stream().flatMap(place -> read(place).stream()).findFirst();
    }

    /** A page without this picture is better than none. */
    private static Optional<Png> read(Path place) {
        try {
            boolean fits = Files.isRegularFile(place) && Files.size(place) <= LARGEST_BYTES;
            BufferedImage picture = fits ? ImageIO.read(place.toFile()) : null;
            return Optional.ofNullable(picture).map(SourcePicture::small);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A grey picture of these proportions, where the own one cannot be read. */
    static Png grey(int width, int height) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(width, height));
        BufferedImage grey =
                new BufferedImage(
                        Math.max(1, (int) (width * scale)),
                        Math.max(1, (int) (height * scale)),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g = grey.createGraphics();
        g.setPaint(new Color(0xC8CDD3));
        g.fillRect(0, 0, grey.getWidth(), grey.getHeight());
        g.dispose();
        return png(grey);
    }

    private static Png small(BufferedImage picture) {
        double scale =
                Math.min(
                        1,
                        (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = copy.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        g.dispose();
        return png(copy);
    }

    private static Png png(BufferedImage picture) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", bytes);
            return new Png(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }
}
