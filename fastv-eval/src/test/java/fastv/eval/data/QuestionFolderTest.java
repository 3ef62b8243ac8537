package fastv.eval.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fastv.core.error.BadInputException;
import fastv.core.model.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuestionFolderTest {
    private final Path folder;
    private final Path questions;

    QuestionFolderTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.questions = folder.resolve("questions.jsonl");
        Files.write(folder.resolve("a.png"), new byte[] {1});
        Files.write(folder.resolve("b.png"), new byte[] {2});
    }

    @Test
    void reads_one_picture_several_or_none() throws IOException {
        write(
                """
                {"id": "one", "image": "a.png", "question": "What?", "answers": ["x", "y"], "kind": "shape"}

                {"id": 2, "images": ["a.png", "b.png"], "question": "Which?"}
                {"question": "Why?", "id": "none"}
                """);
        assertThat(read())
                .containsExactly(
                        sample("one", List.of("a.png"), "What?", List.of("x", "y"), "shape", 1),
                        sample("2", List.of("a.png", "b.png"), "Which?", List.of(), "", 3),
                        sample("none", List.of(), "Why?", List.of(), "", 4));
    }

    private Sample sample(
            String id,
            List<String> pictures,
            String question,
            List<String> answers,
            String kind,
            int line) {
        return new Sample(
                id,
                pictures.stream()
                        .<Picture>map(name -> new Picture.InFile(name, folder.resolve(name)))
                        .toList(),
                question,
                answers,
                Optional.of(kind).filter(text -> !text.isEmpty()),
                Optional.empty(),
                questions + ":" + line);
    }

    @Test
    void what_editors_on_other_systems_write_is_read() throws IOException {
        write(
                "\uFEFF{\"id\": \"a\", \"question\": \"Grün?\"}\r\n{\"id\": \"b\", \"question\": \"?\"}");
        assertThat(read()).extracting(Sample::question).containsExactly("Grün?", "?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
        {"id": "a", "question": "?", "imgae": "a.png"} | expected keys out of [answers, id, image, images, kind, question], got "imgae"; did you mean "image"?
        {"id": "a", "question": "?", "image": "c.png"} | image: expected a file, found none at FOLDER/c.png
        {"id": "a", "question": "?", "images": "a.png"} | images: expected a list of texts, got something else
        {"id": "a", "question": "?", "kind": ""} | kind: expected a text, got an empty one
        {"id": "a", "question": "?", "answers": [1]} | answers: expected a text, got a number
        {"id": "a", "id": "b", "question": "?"} | id: expected each key once, got it twice
        {"id": "a"} | question: expected a text, found no such key
        {"id": " ", "question": "?"} | id: expected a text, got an empty one
        {"id": "a", "question": "?", "image": "a.png", "images": []} | image: expected image or images, got both
        {"id": "a", "question": "?" | expected one JSON object, cut off or broken
        {'id': 'a', 'question': '?'} | expected one JSON object, cut off or broken
        [1, 2] | expected one JSON object, got "[1, 2]"
        {"id": "a", "question": "?"} {} | expected one JSON object, cut off or broken
        """)
    void a_line_that_cannot_be_used_is_told(String line, String problem) throws IOException {
        write(line);
        assertThat(problems())
                .containsExactly(questions + ":1: " + problem.replace("FOLDER", folder.toString()));
    }

    @Test
    void all_problems_are_told_at_once() throws IOException {
        write(
                """
                {"id": "a", "question": "?"}
                {"id": "a", "question": "?"}
                nonsense
                {"id": "c", "question": "?", "image": "c.png"}
                """);
        assertThat(problems())
                .containsExactly(
                        questions + ":2: id: expected each id once, got \"a\" again after line 1",
                        questions + ":3: expected one JSON object, cut off or broken",
                        questions
                                + ":4: image: expected a file, found none at "
                                + folder.resolve("c.png"));
    }

    @Test
    void text_that_is_not_utf_8_is_told() throws IOException {
        Files.write(questions, "{\"id\": \"gr\u00fcn\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems()).containsExactly(questions + ":1: expected text in UTF-8");
    }

    @Test
    void a_line_without_end_does_not_fill_the_memory() throws IOException {
        Files.write(questions, new byte[3 << 20]);
        assertThat(problems())
                .containsExactly(questions + ":1: expected a line of at most 1048576 bytes");
    }

    @Test
    void an_empty_file_and_a_missing_one_are_told() throws IOException {
        assertThat(problems())
                .containsExactly(questions + ": expected a file of questions, found none");
        write("\n\n");
        assertThat(problems())
                .containsExactly(questions + ": expected at least one question, got 0");
    }

    @Test
    void the_hash_follows_content_and_not_place(@TempDir Path elsewhere) throws IOException {
        write("{\"id\": \"a\", \"image\": \"a.png\", \"question\": \"?\"}");
        String before = survey().hash();
        Files.copy(folder.resolve("a.png"), elsewhere.resolve("renamed.png"));
        Path moved = elsewhere.resolve("q.jsonl");
        Files.writeString(moved, "{\"question\":\"?\",\"image\":\"renamed.png\",\"id\":\"a\"}");
        assertThat(DataSurvey.of(new QuestionFolder(moved, elsewhere)).hash()).isEqualTo(before);

        Files.write(folder.resolve("a.png"), new byte[] {3});
        assertThat(survey().hash()).isNotEqualTo(before);
    }

    @Test
    void the_first_samples_are_a_data_set_too() throws IOException {
        write("{\"id\": \"a\", \"question\": \"?\"}\nnonsense\n");
        DataSurvey first =
                DataSurvey.of(new FirstSamples(new QuestionFolder(questions, folder), 1));
        assertThat(first.samples()).isEqualTo(1);
        assertThat(first.pictures()).isZero();
    }

    private void write(String text) throws IOException {
        Files.writeString(questions, text);
    }

    private DataSurvey survey() {
        return DataSurvey.of(new QuestionFolder(questions, folder));
    }

    private List<String> problems() {
        BadInputException refused = catchThrowableOfType(BadInputException.class, this::survey);
        return refused.problems();
    }

    private List<Sample> read() {
        List<Sample> samples = new ArrayList<>();
        try (SampleSource.Stream stream = new QuestionFolder(questions, folder).open()) {
            stream.forEachRemaining(samples::add);
        }
        return samples;
    }
}
