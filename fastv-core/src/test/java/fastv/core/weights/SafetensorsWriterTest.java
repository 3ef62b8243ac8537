package fastv.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetensorsWriterTest {

    private final Path folder;

    SafetensorsWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void what_is_written_reads_back() throws IOException {
        Path path = folder.resolve("a.safetensors");
        float[] many = new float[20_000]; // more than one chunk
        for (int i = 0; i < many.length; i++) {
            many[i] = i / 7f;
        }
        new SafetensorsWriter()
                .metadata("format", "pt")
                .bytes("picture", List.of(3L), new byte[] {1, -2, 3})
                .floats("half", StoredType.BF16, List.of(2L), new float[] {1.5f, -0.25f})
                .floats("weight", StoredType.F32, List.of(100L, 200L), many)
                .floats("nothing", StoredType.F32, List.of(0L, 5L), new float[0])
                .longs("step", List.of(), new long[] {Long.MIN_VALUE})
                .write(path);
        SafetensorsFile file = SafetensorsFile.open(path);
        assertThat(file.entries()).containsOnlyKeys("step", "nothing", "weight", "half", "picture");
        assertThat(file.metadata()).containsEntry("format", "pt");
        assertThat(file.floats("weight")).containsExactly(many);
        assertThat(file.entry("weight").shape()).containsExactly(100L, 200L);
        assertThat(file.floats("half")).containsExactly(1.5f, -0.25f);
        assertThat(file.longs("step")).containsExactly(Long.MIN_VALUE);
        assertThat(file.bytes("picture")).containsExactly(1, -2, 3);
    }

    @Test
    void the_bytes_do_not_depend_on_the_order_of_adding_and_are_aligned() throws IOException {
        Path one = folder.resolve("one.safetensors");
        Path two = folder.resolve("two.safetensors");
        float[] value = {1, 2, 3};
        new SafetensorsWriter()
                .floats("b", StoredType.F16, List.of(3L), value)
                .floats("a", StoredType.F32, List.of(3L), value)
                .write(one);
        new SafetensorsWriter()
                .floats("a", StoredType.F32, List.of(3L), value)
                .floats("b", StoredType.F16, List.of(3L), value)
                .write(two);
        assertThat(one).hasSameBinaryContentAs(two);
        SafetensorsFile.open(one)
                .entries()
                .values()
                .forEach(e -> assertThat(e.offsetBytes() % e.type().bytes()).isZero());
        String header = new String(Files.readAllBytes(one), 8, 112, StandardCharsets.UTF_8);
        assertThat(header.stripTrailing())
                .isEqualTo(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]},"
                                + "\"b\":{\"dtype\":\"F16\",\"shape\":[3],\"data_offsets\":[12,18]}}");
    }

    @Test
    void a_failed_write_leaves_the_old_file_and_nothing_beside_it() throws IOException {
        Path path = folder.resolve("kept.safetensors");
        new SafetensorsWriter().longs("a", List.of(1L), new long[] {1}).write(path);
        byte[] before = Files.readAllBytes(path);
        SafetensorsWriter broken = new SafetensorsWriter();
        broken.longs("b", List.of(1L), new long[] {1});
        assertThatThrownBy(() -> broken.write(folder.resolve("missing/x.safetensors")))
                .isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void refuses_shapes_that_do_not_fit_and_names_taken() {
        SafetensorsWriter writer = new SafetensorsWriter();
        writer.longs("a", List.of(1L), new long[1]);
        assertThatThrownBy(() -> writer.longs("a", List.of(1L), new long[1]))
                .hasMessageContaining("a: expected a name not taken yet");
        assertThatThrownBy(() -> writer.longs("b", List.of(2L, 2L), new long[3]))
                .hasMessage("b: expected 4 elements for [2, 2], got 3");
        assertThatThrownBy(() -> writer.floats("c", StoredType.I8, List.of(), new float[1]))
                .hasMessageContaining("expected F32, BF16 or F16");
    }
}
