package fastv.eval.data.easyvqa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.error.BadInputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EasyVqaTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("basedir", "."))
                    .resolve("../experiments/data/easy-vqa")
                    .normalize();

    @TempDir Path folder = Path.of("");

    @Test
    void the_shipped_test_split_is_complete() {
        try (EasyVqa test = EasyVqa.open(SHIPPED.resolve("test.zip"))) {
            assertThat(test.questions()).hasSize(9_673);
            assertThat(test.questions().stream().filter(q -> q.kind().equals("yes-no")))
                    .hasSize(7_136);
            assertThat(test.pixels(0)).hasSize(64 * 64 * 3);
            Set<String> words = new HashSet<>(EasyVqa.QUESTION_WORDS);
            words.addAll(EasyVqa.ANSWERS);
            for (EasyVqaQuestion question : test.questions()) {
                String[] spoken = question.question().replace("?", "").split(" ", -1);
                assertThat(words).contains(spoken);
            }
        }
    }

    @Test
    void a_folder_reads_as_a_zip_does() throws IOException {
        write("[[\"is there a circle?\", \"yes\", 7]]");
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(1, 0, 0x0a141e);
        ImageIO.write(picture, "png", folder.resolve("images/7.png").toFile());
        try (EasyVqa split = EasyVqa.open(folder)) {
            assertThat(split.questions())
                    .containsExactly(new EasyVqaQuestion("is there a circle?", "yes", 7));
            byte[] levels = split.pixels(7);
            assertThat(List.of(levels[3], levels[4], levels[5]))
                    .containsExactly((byte) 10, (byte) 20, (byte) 30);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{}",
                "[]",
                "[[\"a\", \"yes\"]]",
                "[[\"a\", \"maybe\", 1]]",
                "[[\"a\", \"yes\", \"x\"]]",
                "[[\"a\", \"yes\", -1]]"
            })
    void a_broken_list_of_questions_is_one_line_that_names_it(String json) throws IOException {
        write(json);
        assertThatThrownBy(() -> EasyVqa.open(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("questions.json")
                .hasMessageContaining("expected");
    }

    @Test
    void a_picture_of_another_size_is_refused_and_so_is_none() throws IOException {
        write("[[\"is there a circle?\", \"yes\", 7]]");
        BufferedImage picture = new BufferedImage(65, 64, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(picture, "png", folder.resolve("images/7.png").toFile());
        Files.writeString(folder.resolve("images/8.png"), "not a picture");
        try (EasyVqa split = EasyVqa.open(folder)) {
            for (int image = 7; image < 10; image++) {
                int asked = image;
                assertThatThrownBy(() -> split.pixels(asked))
                        .isInstanceOf(BadInputException.class)
                        .hasMessageContaining("images/" + asked + ".png");
            }
        }
    }

    @Test
    void what_is_neither_folder_nor_zip_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("test.zip"), "no archive");
        assertThatThrownBy(() -> EasyVqa.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("test.zip");
        assertThatThrownBy(() -> EasyVqa.open(folder.resolve("missing")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("missing");
    }

    private void write(String json) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.writeString(folder.resolve("questions.json"), json);
    }
}
