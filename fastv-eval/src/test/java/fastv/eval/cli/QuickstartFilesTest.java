package fastv.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quickstart's pictures and questions are what the command in its README writes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuickstartFilesTest {
    private static final Path COMMITTED = Path.of("../experiments/quickstart");

    private final Path fresh;

    QuickstartFilesTest(@TempDir Path fresh) {
        this.fresh = fresh;
        Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .execute(
                        ("scenes --count 6 --turns 3 --seed 4 --out " + fresh.toAbsolutePath())
                                .split(" "));
    }

    @Test
    void the_questions_are_those_of_the_generator() {
        assertThat(COMMITTED.resolve("questions.jsonl"))
                .hasSameTextualContentAs(fresh.resolve("questions.jsonl"));
    }

    /** By pixels: another version of zlib may pack the same picture in other bytes. */
    @Test
    void the_pictures_are_those_of_the_generator() throws IOException {
        List<String> pictures = pictures(COMMITTED);
        assertThat(pictures).hasSize(6).isEqualTo(pictures(fresh));
        for (String name : pictures) {
            assertThat(pixels(COMMITTED, name)).as(name).isEqualTo(pixels(fresh, name));
        }
    }

    private static List<String> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("images"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int[] pixels(Path folder, String name) throws IOException {
        BufferedImage picture = ImageIO.read(folder.resolve("images").resolve(name).toFile());
        int width = picture.getWidth();
        return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    }
}
