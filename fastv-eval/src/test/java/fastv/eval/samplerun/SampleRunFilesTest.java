package fastv.eval.samplerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The committed files are what the project makes. With {@code -Dsample-run.write=true} they are
 * made anew first.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SampleRunFilesTest {
    private static final Path SAMPLE_RUN = Path.of("src/test/resources/sample-run");
    private static final long MOST_PICTURE_BYTES = 100_000;
    private static final long MOST_MODEL_BYTES = 3_000_000;

    @BeforeAll
    static void writeIfAsked() throws IOException {
        if (Boolean.getBoolean("sample-run.write")) {
            SampleRunModel.write(SAMPLE_RUN.resolve("model"));
            for (Map.Entry<String, BufferedImage> picture : SampleRunPictures.all().entrySet()) {
                Path file = SAMPLE_RUN.resolve(picture.getKey());
                ImageIO.write(picture.getValue(), "png", file.toFile());
            }
        }
    }

    @Test
    void the_model_is_made_again_byte_by_byte(@TempDir Path fresh) throws IOException {
        SampleRunModel.write(fresh);
        for (Path made : files(fresh)) {
            Path committed = SAMPLE_RUN.resolve("model").resolve(made.getFileName());
            assertThat(committed).hasSameBinaryContentAs(made);
        }
        assertThat(files(SAMPLE_RUN.resolve("model")))
                .extracting(Path::getFileName)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        files(fresh).stream().map(Path::getFileName),
                                        Stream.of(Path.of("README.md")))
                                .toList());
    }

    /** By pixels: another version of zlib may pack the same picture in other bytes. */
    @Test
    void the_pictures_are_made_again_pixel_by_pixel() throws IOException {
        for (Map.Entry<String, BufferedImage> drawn : SampleRunPictures.all().entrySet()) {
            BufferedImage committed = ImageIO.read(SAMPLE_RUN.resolve(drawn.getKey()).toFile());
            assertThat(pixels(committed)).as(drawn.getKey()).isEqualTo(pixels(drawn.getValue()));
        }
    }

    @Test
    void the_files_stay_small() throws IOException {
        assertThat(bytes(SAMPLE_RUN)).isLessThan(MOST_PICTURE_BYTES);
        assertThat(bytes(SAMPLE_RUN.resolve("model"))).isLessThan(MOST_MODEL_BYTES);
    }

    private static int[] pixels(BufferedImage picture) {
        int width = picture.getWidth();
        return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).toList();
        }
    }
}
