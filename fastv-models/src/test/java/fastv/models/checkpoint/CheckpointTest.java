package fastv.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fastv.core.error.BadInputException;
import fastv.core.weights.SafetensorsWriter;
import fastv.core.weights.StoredType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckpointTest {

    private final Path temp;
    private final Path folder;

    CheckpointTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        this.folder = TinyFolder.write(temp.resolve("tiny"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void opens_under_every_naming_in_circulation(int index) throws IOException {
        Naming naming = Namings.ALL.get(index);
        TinyFolder.rename(folder, naming::inFile);
        Checkpoint checkpoint = Checkpoint.open(folder);
        assertThat(checkpoint.names().naming()).isEqualTo(naming.title());
        assertThat(checkpoint.tensor("decoder.layers.7.mlp.up_proj.weight").entry().shape())
                .containsExactly(176L, 64L);
        assertThat(checkpoint.tensor("vision.layers.2.mlp.fc1.bias").entry().shape())
                .containsExactly(176L);
        assertThat(checkpoint.names().unnamed()).isEmpty();
        assertThat(checkpoint.unused()) // the tower's last block, and its last norm
                .hasSize(18)
                .allMatch(
                        name ->
                                name.contains("encoder.layers.3.")
                                        || name.contains("post_layernorm"));
    }

    @Test
    void finds_the_tower_of_the_authors_layout_beside_the_checkpoint() throws IOException {
        splitTower(temp.resolve("tiny-clip"));
        Files.writeString(temp.resolve("tiny-clip/preprocessor_config.json"), "{}");
        Files.delete(folder.resolve("preprocessor_config.json"));
        Checkpoint checkpoint = Checkpoint.open(folder);
        assertThat(checkpoint.tower()).isPresent();
        assertThat(checkpoint.names().naming()).isEqualTo(Namings.ALL.get(3).title());
        assertThat(checkpoint.tensor("vision.pre_layrnorm.bias").file())
                .isEqualTo(temp.resolve("tiny-clip/model.safetensors"));
        assertThat(checkpoint.preprocessorConfig())
                .hasValue(temp.resolve("tiny-clip/preprocessor_config.json"));
        assertThat(((LlavaConfig) checkpoint.config()).imageTokenId()).isEqualTo(-200);
        assertThat(checkpoint.config().parameters())
                .isEqualTo(TinyFolder.TINY.config().parameters());
    }

    @Test
    void takes_the_tower_of_the_authors_layout_from_where_it_is_told() throws IOException {
        Path elsewhere = temp.resolve("other/place");
        splitTower(elsewhere);
        assertThat(Checkpoint.open(folder, Optional.of(elsewhere)).tower()).isPresent();
        String here = Checkpoint.open(folder, Optional.of(elsewhere)).hash();
        Files.writeString(elsewhere.resolve("preprocessor_config.json"), "{}");
        assertThat(Checkpoint.open(folder, Optional.of(elsewhere)).hash()).isNotEqualTo(here);
    }

    @Test
    void says_where_a_missing_tower_was_expected() throws IOException {
        splitTower(temp.resolve("elsewhere"));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(folder.resolve("config.json") + ": mm_vision_tower: expected the CLIP")
                .contains("\"openai/tiny-clip\"", "in the folder " + temp.resolve("tiny-clip"));
    }

    @Test
    void a_tower_inside_wins_over_the_one_beside() throws IOException {
        TinyFolder.rename(folder, Namings.ALL.get(3)::inFile);
        TinyFolder.config(folder, TinyFolder.ORIGINAL_CONFIG);
        Files.createDirectories(temp.resolve("tiny-clip"));
        TinyFolder.config(temp.resolve("tiny-clip"), TinyFolder.CLIP_CONFIG);
        assertThat(Checkpoint.open(folder).tower()).isEmpty();
    }

    @Test
    void opens_a_plain_llama() throws IOException {
        TinyFolder.rename(
                folder,
                name ->
                        name.startsWith("decoder.") || name.startsWith("head.")
                                ? Namings.ALL.get(3).inFile(name)
                                : Optional.empty());
        TinyFolder.config(folder, "{\"model_type\": \"llama\", " + TinyFolder.TEXT_KEYS + "}");
        Checkpoint checkpoint = Checkpoint.open(folder);
        assertThat(checkpoint.config().kind()).isEqualTo(ModelKind.LLAMA);
        assertThat(checkpoint.unused()).isEmpty();
    }

    @Test
    void a_missing_tensor_is_named_with_what_it_was_looked_for_as_and_the_nearest()
            throws IOException {
        TinyFolder.rename(
                folder,
                TinyFolder.written(n -> n.replace("layers.5.mlp.up_proj", "layers.5.mlp.up_prj")));
        assertThat(problems())
                .containsExactly(
                        folder
                                + ": no tensor decoder.layers.5.mlp.up_proj.weight, looked for as"
                                + " language_model.model.layers.5.mlp.up_proj.weight or"
                                + " model.language_model.layers.5.mlp.up_proj.weight or"
                                + " model.layers.5.mlp.up_proj.weight; the nearest there is"
                                + " model.language_model.layers.5.mlp.up_prj.weight");
    }

    @Test
    void an_untied_head_must_be_there_and_a_tied_one_need_not() throws IOException {
        TinyFolder.rename(
                folder,
                name ->
                        name.startsWith("head.")
                                ? Optional.empty()
                                : Optional.of(TensorNames.written(name)));
        assertThat(problems()).singleElement().asString().contains("no tensor head.weight");
        TinyFolder.edit(folder, "\"tie_word_embeddings\": false", "\"tie_word_embeddings\": true");
        assertThat(Checkpoint.open(folder).names().find("head.weight")).isEmpty();
    }

    @Test
    void wrong_shapes_name_the_key_that_says_otherwise() throws IOException {
        TinyFolder.edit(
                folder,
                "\"intermediate_size\": 176,\n    \"num_hidden_layers\": 8",
                "\"intermediate_size\": 192,\n    \"num_hidden_layers\": 8");
        List<String> problems = problems();
        assertThat(problems).hasSize(6);
        assertThat(problems.get(0))
                .isEqualTo(
                        folder.resolve("model.safetensors")
                                + ": decoder.layers.0.mlp.gate_proj.weight [intermediate, hidden]:"
                                + " expected [192, 64] as config.json says intermediate_size = 192,"
                                + " got [176, 64]");
        assertThat(problems.get(5)).isEqualTo("... and 19 more of this kind"); // 3 * 8 - 5
    }

    @Test
    void integers_for_weights_are_refused() throws IOException {
        Path extra = folder.resolve("model.safetensors");
        TinyFolder.rename(
                folder,
                name ->
                        name.equals("decoder.norm.weight")
                                ? Optional.empty()
                                : Optional.of(TensorNames.written(name)));
        Files.move(extra, folder.resolve("a.safetensors"));
        new SafetensorsWriter()
                .longs("model.language_model.norm.weight", List.of(64L), new long[64])
                .write(folder.resolve("b.safetensors"));
        assertThat(problems())
                .singleElement()
                .asString()
                .endsWith(
                        "decoder.norm.weight [hidden]: expected one of [F16, BF16, F32], got I64");
    }

    @Test
    void two_tensors_for_one_place_are_refused() throws IOException {
        Files.move(folder.resolve("model.safetensors"), folder.resolve("a.safetensors"));
        new SafetensorsWriter()
                .floats("model.norm.weight", StoredType.F32, List.of(1L), new float[1])
                .write(folder.resolve("b.safetensors"));
        assertThat(problems())
                .containsExactly(
                        folder
                                + ": model.language_model.norm.weight and model.norm.weight both"
                                + " stand for decoder.norm.weight");
    }

    @Test
    void unknown_and_computed_tensors_do_not_disturb() throws IOException {
        Files.move(folder.resolve("model.safetensors"), folder.resolve("a.safetensors"));
        new SafetensorsWriter()
                .floats(
                        "model.layers.0.self_attn.rotary_emb.inv_freq",
                        StoredType.F32,
                        List.of(1L),
                        new float[1])
                .floats("ema.decay", StoredType.F32, List.of(), new float[1])
                .write(folder.resolve("b.safetensors"));
        Checkpoint checkpoint = Checkpoint.open(folder);
        assertThat(checkpoint.names().unnamed()).containsExactly("ema.decay");
        assertThat(checkpoint.unused()).hasSize(19).contains("ema.decay");
    }

    @Test
    void an_unknown_name_asked_for_is_bad_input() {
        Checkpoint checkpoint = Checkpoint.open(folder);
        BadInputException error =
                catchThrowableOfType(
                        BadInputException.class,
                        () -> checkpoint.tensor("decoder.layers.8.mlp.up_proj.weight"));
        assertThat(error).hasMessageContaining("no tensor decoder.layers.8.mlp.up_proj.weight");
    }

    private void splitTower(Path tower) throws IOException {
        Files.createDirectories(tower);
        TinyFolder.copy(
                folder.resolve("model.safetensors"),
                tower.resolve("model.safetensors"),
                Namings.ALL.get(4)::inFile);
        TinyFolder.config(tower, TinyFolder.CLIP_CONFIG);
        TinyFolder.rename(
                folder,
                name ->
                        name.startsWith("vision.")
                                ? Optional.empty()
                                : Namings.ALL.get(3).inFile(name));
        TinyFolder.config(folder, TinyFolder.ORIGINAL_CONFIG);
    }

    private List<String> problems() {
        BadInputException error =
                catchThrowableOfType(BadInputException.class, () -> Checkpoint.open(folder));
        assertThat(error).isNotNull();
        return error.problems();
    }
}
