package fastv.eval.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fastv.core.error.BadInputException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SceneFolderTest {
    @TempDir Path folder = Path.of("");

    @Test
    void lines_name_pictures_that_show_the_scene() throws IOException {
        SceneSource source = SampleKinds.even(SceneSplit.TEST, 1, 3);
        long written = new SceneFolder(folder).write(source, 5);
        List<JsonObject> lines = lines();
        assertThat(lines).hasSize((int) written);
        for (JsonObject line : lines) {
            int index = Integer.parseInt(line.get("id").getAsString().substring(0, 6));
            int turn = Integer.parseInt(line.get("id").getAsString().substring(7));
            SceneQuestion question = source.example(index).turns().get(turn);
            assertThat(line.get("question").getAsString()).isEqualTo(question.question());
            assertThat(line.get("kind").getAsString()).isEqualTo(question.kind());
            assertThat(strings(line, "answers")).isEqualTo(question.references());
            assertThat(strings(line, "images")).hasSize(1);
            assertShows(strings(line, "images").get(0), source.example(index).pixels());
        }
    }

    @Test
    void a_clip_is_one_question_about_several_pictures() throws IOException {
        new SceneFolder(folder).write(new ClipSource(SceneSplit.TEST, 1), 3);
        List<JsonObject> lines = lines();
        assertThat(lines).hasSize(3);
        assertThat(strings(lines.get(0), "images"))
                .hasSize(ClipSource.FRAMES)
                .allMatch(name -> Files.exists(folder.resolve(name)));
    }

    @Test
    void questions_that_are_there_are_not_overwritten() {
        SceneSource source = SampleKinds.even(SceneSplit.TEST, 1, 1);
        new SceneFolder(folder).write(source, 1);
        assertThatThrownBy(() -> new SceneFolder(folder).write(source, 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("questions.jsonl");
    }

    private List<JsonObject> lines() throws IOException {
        return Files.readAllLines(folder.resolve("questions.jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static List<String> strings(JsonObject line, String key) {
        return line.getAsJsonArray(key).asList().stream().map(JsonElement::getAsString).toList();
    }

    private void assertShows(String name, byte[] pixels) throws IOException {
        BufferedImage picture = ImageIO.read(folder.resolve(name).toFile());
        int[] levels = picture.getRaster().getPixels(0, 0, 64, 64, (int[]) null);
        assertThat(levels).hasSize(pixels.length);
        for (int i = 0; i < levels.length; i++) {
            assertThat(levels[i]).isEqualTo(pixels[i] & 0xff);
        }
    }
}
