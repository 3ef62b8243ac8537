package fastv.eval.data.easyvqa;

import fastv.core.error.BadInputException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One split of easy-VQA as published: {@code questions.json}, a list of {@code [question, answer,
 * image]}, and {@code images/<image>.png}. Questions are read at once, pictures on demand. Safe for
 * several threads until closed.
 */
public final class EasyVqa implements AutoCloseable {
    /** Width and height of the pictures in pixels. */
    public static final int SIDE = 64;

    /** All answers there are. */
    public static final List<String> ANSWERS =
            List.of(
                    "circle",
                    "green",
                    "red",
                    "gray",
                    "yes",
                    "teal",
                    "black",
                    "rectangle",
                    "yellow",
                    "triangle",
                    "brown",
                    "blue",
                    "no");

    /** All words of the questions; with the answers, what a tokenizer should know. */
    public static final List<String> QUESTION_WORDS =
            List.of(
                    "a", "color", "contain", "does", "image", "in", "is", "no", "not", "of",
                    "present", "shape", "the", "there", "what");

    private static final long MOST_PICTURE_BYTES = 1 << 20;

    private final Path source;
    private final Path root;
    private final @Nullable FileSystem zip;
    private final List<EasyVqaQuestion> questions;

    private EasyVqa(Path source, Path root, @Nullable FileSystem zip) {
        this.source = source;
        this.root = root;
        this.zip = zip;
        this.questions = EasyVqaReader.read(root.resolve("questions.json"), source);
    }

    /**
     * Opens one split.
     *
     * @param source a folder, or a zip file of one
     * @throws BadInputException if it is missing, or {@code questions.json} is not as published
     */
    public static EasyVqa open(Path source) {
        if (Files.isDirectory(source)) {
            return new EasyVqa(source, source, null);
        }
        if (!Files.isRegularFile(source)) {
            throw new BadInputException(
                    source + ": expected a folder or a zip file, found neither");
        }
        FileSystem zip;
        try {
            zip = FileSystems.newFileSystem(source);
        } catch (IOException | RuntimeException e) { // the latter for files that are no archive
            throw new BadInputException(source + ": expected a zip file, cannot open it", e);
        }
        try {
            return new EasyVqa(source, zip.getPath("/"), zip);
        } catch (RuntimeException e) {
            close(zip, source);
            throw e;
        }
    }

    /** All questions, as they stand in the file; those about one picture are neighbours. */
    public List<EasyVqaQuestion> questions() {
        return questions;
    }

    /**
     * One picture.
     *
     * @return {@code [row, column, channel]}, 64 x 64 x 3 levels, unsigned
     * @throws BadInputException if it is missing or no RGB picture of 64 x 64 pixels
     */
    public byte[] pixels(int image) {
        Path file = root.resolve("images").resolve(image + ".png");
        String name = source + "!images/" + image + ".png";
        try {
            if (Files.size(file) > MOST_PICTURE_BYTES) {
                throw new BadInputException(name + ": expected at most 1 MB, got more");
            }
            return pixels(Files.readAllBytes(file), name);
        } catch (IOException e) {
            throw new BadInputException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] pixels(byte[] png, String name) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in);
            // asked before decoding, so that a lying header takes no memory
            if (reader.getWidth(0) != SIDE || reader.getHeight(0) != SIDE) {
                throw new BadInputException(
                        "%s: expected 64 x 64 pixels, got %d x %d"
                                .formatted(name, reader.getWidth(0), reader.getHeight(0)));
            }
            BufferedImage picture = reader.read(0);
            Raster raster = picture.getRaster();
            if (raster.getNumBands() != 3 || raster.getSampleModel().getSampleSize(0) != 8) {
                throw new BadInputException(name + ": expected an RGB picture of 8 bits");
            }
            return levels(raster);
        } catch (RuntimeException e) {
            if (e instanceof BadInputException) {
                throw e;
            }
            throw new BadInputException(name + ": expected a PNG picture, cannot decode it", e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] levels(Raster raster) {
        int[] samples = raster.getPixels(0, 0, SIDE, SIDE, (int[]) null);
        byte[] levels = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levels[i] = (byte) samples[i];
        }
        return levels;
    }

    @Override
    public void close() {
        if (zip != null) {
            close(zip, source);
        }
    }

    private static void close(FileSystem zip, Path source) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new BadInputException(source + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
