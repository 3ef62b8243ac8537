package fastv.eval.data;

import fastv.core.error.BadInputException;
import fastv.core.model.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The control of a model that should need its eyes: every picture becomes noise of its size, each
 * level drawn evenly from 0 to 255. What is drawn depends on the seed, the sample's id and the
 * picture's place in it alone.
 *
 * @param seed another seed, other noise
 */
public record NoisePictures(long seed) implements UnaryOperator<Sample> {
    private static final int CHANNELS = 3;
    private static final long MOST_PIXELS = 64_000_000;

    /**
     * Width and height.
     *
     * @param width in pixels
     * @param height in pixels
     */
    private record Size(int width, int height) {}

    @Override
    public Sample apply(Sample sample) {
        Random random = new Random(31 * seed + sample.id().hashCode());
        List<Picture> noise =
                sample.pictures().stream()
                        .<Picture>map(picture -> noise(picture, sample, random))
                        .toList();
        return sample.showing(noise);
    }

    private static Picture noise(Picture picture, Sample sample, Random random) {
        Size size = size(picture);
        byte[] levels = new byte[size.width() * size.height() * CHANNELS];
        random.nextBytes(levels);
        String name = "noise for " + sample.id() + " instead of " + picture.name();
        return new Picture.Pixels(name, size.width(), size.height(), levels);
    }

    private static Size size(Picture picture) {
        if (picture instanceof Picture.Pixels pixels) {
            return new Size(pixels.width(), pixels.height());
        }
        return size(((Picture.InFile) picture).file());
    }

    /** From the header alone. */
    private static Size size(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no known format");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return checked(new Size(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) { // readers throw both on damaged files
            throw new BadInputException(
                    file + ": expected a picture whose size can be told, to replace it by noise",
                    e);
        }
    }

    private static Size checked(Size size) throws IOException {
        if ((long) size.width() * size.height() > MOST_PIXELS) {
            throw new IOException("more than " + MOST_PIXELS + " pixels");
        }
        return size;
    }
}
