package fastv.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckpointHashTest {

    private static final long WHOLE = Long.MAX_VALUE;
    private static final long SAMPLED = 0;

    private final Path temp;
    private final Path folder;

    CheckpointHashTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        this.folder = TinyFolder.write(temp.resolve("tiny"));
    }

    @Test
    void a_copy_elsewhere_has_the_same_hash() throws IOException {
        Path copy = TinyFolder.write(temp.resolve("copy"));
        assertThat(hash(copy, WHOLE)).isEqualTo(hash(folder, WHOLE)).matches("[0-9a-f]{64}");
        assertThat(hash(copy, SAMPLED)).isEqualTo(hash(folder, SAMPLED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config.json",
                "tokenizer.json",
                "preprocessor_config.json",
                "generation_config.json"
            })
    void changes_with_every_small_file_and_with_its_absence(String name) throws IOException {
        String before = hash(folder, WHOLE);
        Path file = folder.resolve(name);
        Files.writeString(file, Files.readString(file) + " ");
        String longer = hash(folder, WHOLE);
        assertThat(longer).isNotEqualTo(before);
        if (!name.equals("config.json")) {
            Files.delete(file);
            assertThat(hash(folder, WHOLE)).isNotEqualTo(before).isNotEqualTo(longer);
        }
    }

    @Test
    void changes_with_any_byte_of_a_file_read_whole() throws IOException {
        String before = hash(folder, WHOLE);
        flip(Files.size(folder.resolve("model.safetensors")) * 2 / 3);
        assertThat(hash(folder, WHOLE)).isNotEqualTo(before);
    }

    @Test
    void a_sampled_file_shows_changes_of_header_first_and_last_bytes() throws IOException {
        Path weights = folder.resolve("model.safetensors");
        long header = CheckpointFolder.open(folder).files().get(0).headerBytes();
        for (long at : new long[] {header, Files.size(weights) - 1}) {
            String before = hash(folder, SAMPLED);
            flip(at);
            assertThat(hash(folder, SAMPLED)).isNotEqualTo(before);
        }
        String before = hash(folder, SAMPLED);
        TinyFolder.rename(folder, Namings.ALL.get(0)::inFile);
        assertThat(hash(folder, SAMPLED)).isNotEqualTo(before);
    }

    private static String hash(Path folder, long wholeBytes) {
        return CheckpointHash.of(List.of(CheckpointFolder.open(folder)), wholeBytes);
    }

    private void flip(long at) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("model.safetensors").toFile(), "rw")) {
            file.seek(at);
            int value = file.read();
            file.seek(at);
            file.write(value ^ 1);
        }
    }
}
