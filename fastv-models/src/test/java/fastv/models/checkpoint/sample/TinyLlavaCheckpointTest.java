package fastv.models.checkpoint.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.weights.SafetensorsFile;
import fastv.models.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TinyLlavaCheckpointTest {

    private final Path temp;

    TinyLlavaCheckpointTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void opens_as_what_it_claims_to_be() throws IOException {
        TinyLlavaCheckpoint tiny = new TinyLlavaCheckpoint(2000, 1999, 1);
        tiny.write(temp, "{\"version\": \"1.0\"}");
        Checkpoint checkpoint = Checkpoint.open(temp);
        assertThat(checkpoint.config()).isEqualTo(tiny.config());
        assertThat(tiny.config().imageTokens()).isEqualTo(64);
        assertThat(
                        checkpoint.names().named().values().stream()
                                .mapToLong(tensor -> tensor.entry().elements())
                                .sum())
                .isEqualTo(tiny.config().parameters());
        assertThat(checkpoint.folder().weightBytes()).isLessThan(2_500_000);
        assertThat(temp.resolve("tokenizer.json")).hasContent("{\"version\": \"1.0\"}");
    }

    @Test
    void the_same_seed_gives_the_same_bytes_on_every_machine() throws IOException {
        new TinyLlavaCheckpoint(40, 32, 7).write(temp.resolve("a"), "{}");
        new TinyLlavaCheckpoint(40, 32, 8).write(temp.resolve("b"), "{}");
        assertThat(Checkpoint.open(temp.resolve("a")).hash())
                .isEqualTo("006428d9700b8853725e3180ff27f36e0408d7e68edb0167cce48767cc289a70");
        assertThat(Files.readAllBytes(temp.resolve("b/model.safetensors")))
                .isNotEqualTo(Files.readAllBytes(temp.resolve("a/model.safetensors")));
    }

    /** Deviation of a matrix with 64 inputs: 1/8; of 4096 samples, within 5 %. */
    @Test
    void matrices_are_scaled_to_their_inputs_and_norms_are_one() throws IOException {
        new TinyLlavaCheckpoint(40, 32, 7).write(temp, "{}");
        SafetensorsFile file = SafetensorsFile.open(temp.resolve("model.safetensors"));
        double squares = 0;
        for (float value : file.floats("model.language_model.layers.0.self_attn.q_proj.weight")) {
            squares += value * value;
        }
        assertThat(Math.sqrt(squares / 4096)).isBetween(0.95 / 8, 1.05 / 8);
        assertThat(file.floats("model.language_model.norm.weight")).containsOnly(1f);
    }

    @Test
    void refuses_an_image_token_outside_the_vocabulary() {
        assertThatThrownBy(() -> new TinyLlavaCheckpoint(40, 40, 7))
                .hasMessage("imageTokenId: expected one in (2, vocabSize = 40), got 40");
    }
}
