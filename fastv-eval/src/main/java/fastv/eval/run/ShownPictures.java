package fastv.eval.run;

import fastv.core.error.BadInputException;
import fastv.core.model.Picture;
import fastv.eval.data.Sample;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Keeps the first pictures that exist in memory alone as PNG files in the run's folder, {@code
 * pictures/SAMPLE.png}, so that a report can show them later without the data.
 */
final class ShownPictures {
    private static final int MOST = 12;
    private static final String UNSAFE = "[^A-Za-z0-9._-]+";

    private final Path folder;
    private int saved;

    /**
     * @param run the run's folder
     */
    ShownPictures(Path run) {
        this.folder = run.resolve("pictures");
    }

    /** Saves a sample's first picture if it is one in memory and enough are not there yet. */
    void save(Sample sample) {
        if (saved < MOST
                && !sample.pictures().isEmpty()
                && sample.pictures().get(0) instanceof Picture.Pixels pixels) {
            saved++;
            Path file = folder.resolve(sample.id().replaceAll(UNSAFE, "-") + ".png");
            try {
                Files.createDirectories(folder);
                ImageIO.write(image(pixels), "png", file.toFile());
            } catch (IOException e) {
                throw new BadInputException(file + ": cannot be written", e);
            }
        }
    }

    private static BufferedImage image(Picture.Pixels pixels) {
        BufferedImage image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = pixels.rgb();
        for (int i = 0; i < pixels.width() * pixels.height(); i++) {
            int level =
                    (rgb[3 * i] & 0xFF) << 16
                            | (rgb[3 * i + 1] & 0xFF) << 8
                            | (rgb[3 * i + 2] & 0xFF);
            image.setRGB(i % pixels.width(), i / pixels.width(), level);
        }
        return image;
    }
}
