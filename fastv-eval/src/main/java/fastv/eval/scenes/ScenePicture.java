package fastv.eval.scenes;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A painted scene as a picture that can be shown and written. */
final class ScenePicture {
    private final BufferedImage image;

    private ScenePicture(BufferedImage image) {
        this.image = image;
    }

    /** Paints a scene. */
    static ScenePicture of(Scene scene) {
        byte[] levels = new ScenePainter().paint(scene);
        int side = Scene.SIDE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < side * side; pixel++) {
            int red = levels[3 * pixel] & 0xff;
            int green = levels[3 * pixel + 1] & 0xff;
            int blue = levels[3 * pixel + 2] & 0xff;
            image.setRGB(pixel % side, pixel / side, red << 16 | green << 8 | blue);
        }
        return new ScenePicture(image);
    }

    BufferedImage image() {
        return image;
    }

    void write(Path file) throws IOException {
        writePng(image, file);
    }

    /** Writes any picture as PNG. */
    static void writePng(BufferedImage image, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java runtime cannot write PNG");
            }
        }
    }
}
