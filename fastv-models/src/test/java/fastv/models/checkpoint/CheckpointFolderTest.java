package fastv.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.error.BadInputException;
import fastv.core.weights.SafetensorsWriter;
import fastv.core.weights.StoredType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckpointFolderTest {

    private final Path folder;

    CheckpointFolderTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("config.json"), "{}");
    }

    @Test
    void reads_the_shards_that_the_index_names_whatever_they_are_called() throws IOException {
        weights("one.safetensors", "a", "b");
        weights("two.safetensors", "c");
        weights("stray.safetensors", "d");
        index("\"a\": \"one.safetensors\", \"c\": \"two.safetensors\"");
        CheckpointFolder open = CheckpointFolder.open(folder);
        assertThat(open.tensors()).containsOnlyKeys("a", "b", "c");
        assertThat(open.files()).hasSize(2);
        assertThat(open.weightBytes())
                .isEqualTo(
                        Files.size(folder.resolve("one.safetensors"))
                                + Files.size(folder.resolve("two.safetensors")));
    }

    @Test
    void prefers_the_single_file_over_an_index() throws IOException {
        weights("model.safetensors", "a");
        index("\"b\": \"gone.safetensors\"");
        assertThat(CheckpointFolder.open(folder).tensors()).containsOnlyKeys("a");
    }

    @Test
    void reads_all_files_where_there_is_no_index() throws IOException {
        weights("x-1.safetensors", "a");
        weights("x-2.safetensors", "b");
        assertThat(CheckpointFolder.open(folder).tensors()).containsOnlyKeys("a", "b");
    }

    @Test
    void refuses_what_is_not_a_checkpoint_folder() throws IOException {
        assertProblem(folder.resolve("none"), "none: no such checkpoint folder");
        weights("model.safetensors", "a");
        assertProblem(
                folder.resolve("model.safetensors"),
                "expected a folder with config.json and model.safetensors, got a file");
        Files.delete(folder.resolve("config.json"));
        assertProblem(folder, "got one without config.json");
    }

    @Test
    void refuses_a_folder_without_weights() {
        assertProblem(
                folder, "expected model.safetensors or model.safetensors.index.json, got neither");
    }

    @ParameterizedTest
    @CsvSource({
        "pytorch_model.bin, pickle files are not read",
        "pytorch_model-00001-of-00002.bin, pickle files are not read",
        "consolidated.00.pth, pickle files are not read",
        "model.pt, pickle files are not read",
        "last.ckpt, pickle files are not read",
        "llava.Q4_0.gguf, GGUF files are not read",
    })
    void refuses_other_formats_and_says_how_to_convert(String name, String reason)
            throws IOException {
        Files.write(folder.resolve(name), new byte[10]);
        for (Path path : List.of(folder, folder.resolve(name))) {
            assertProblem(path, reason);
            assertProblem(path, "model.save_pretrained(folder, safe_serialization=True)");
        }
    }

    @Test
    void refuses_an_index_that_names_a_missing_shard() throws IOException {
        index("\"a\": \"one.safetensors\"");
        assertProblem(
                folder,
                folder.resolve("one.safetensors")
                        + ": no such shard, named by model.safetensors.index.json");
    }

    @Test
    void refuses_an_index_that_promises_what_the_shard_lacks() throws IOException {
        weights("one.safetensors", "a");
        index("\"a\": \"one.safetensors\", \"b\": \"one.safetensors\"");
        assertProblem(
                folder,
                folder.resolve("one.safetensors")
                        + ": no tensor b, which model.safetensors.index.json places there");
    }

    @Test
    void refuses_a_tensor_in_two_shards() throws IOException {
        weights("one.safetensors", "a");
        weights("two.safetensors", "a", "b");
        index("\"a\": \"one.safetensors\", \"b\": \"two.safetensors\"");
        assertProblem(
                folder,
                folder.resolve("two.safetensors")
                        + ": a: expected in one file only, also in one.safetensors");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"weight_map\": {\"a\": \"../x.safetensors\"}} | got \"../x.safetensors\"",
                "{\"weight_map\": {\"a\": \"x.bin\"}}             | expected names of .safetensors files",
                "{\"weight_map\": {\"a\": {}}}                    | weight_map.a: expected a file name",
                "{\"weight_map\": []}                             | weight_map: expected an object",
                "{\"weight_map\": {}}                             | weight_map: expected tensors, got none",
                "{\"weight_map\": {\"a\": 1, \"a\": 2}}           | key given twice",
                "{\"weight_map\": {}} x                           | index.json:1:21: expected valid JSON",
                "[]                                               | expected a JSON object",
                "{\"weight_map\":                                 | index.json:1:15: expected valid JSON",
            })
    void refuses_a_malformed_index(String json, String problem) throws IOException {
        Files.writeString(folder.resolve("model.safetensors.index.json"), json);
        assertProblem(folder, problem);
    }

    private void assertProblem(Path path, String problem) {
        assertThatThrownBy(() -> CheckpointFolder.open(path))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(problem)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private void index(String weightMap) throws IOException {
        Files.writeString(
                folder.resolve("model.safetensors.index.json"),
                "{\"metadata\": {}, \"weight_map\": {" + weightMap + "}}");
    }

    private void weights(String file, String... names) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (String name : names) {
            writer.floats(name, StoredType.F32, List.of(1L), new float[1]);
        }
        writer.write(folder.resolve(file));
    }
}
