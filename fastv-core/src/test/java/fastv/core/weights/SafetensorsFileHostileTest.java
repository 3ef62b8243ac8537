package fastv.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers that lie: each is refused in one line that names the file, within bounded memory. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SafetensorsFileHostileTest {

    private final Path folder;

    SafetensorsFileHostileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Data bytes behind the header in all cases: 16. Quotes are written as ' for legibility. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1, 2]                                                            | malformed",
                "not json                                                          | malformed at line 1",
                "{'a': {'dtype': 'F32', 'shape': [4], 'data_offsets': [0, 16]}     | malformed",
                "{} {}                                                             | malformed",
                "{'a': 3}                                                          | malformed at line 1 column 8 path $.a",
                "{'a': {'dtype': 'F32', 'shape': 4, 'data_offsets': [0, 16]}}      | malformed",
                "{'a': {'dtype': 'F32', 'shape': [4]}}                             | a: expected {dtype, shape, data_offsets}, got no data_offsets",
                "{'a': {'dtype': 'Q4_0', 'shape': [4], 'data_offsets': [0, 16]}}   | a: dtype: expected one of [BOOL, U8, I8",
                "{'a': {'dtype': 'F32', 'shape': ['4'], 'data_offsets': [0, 16]}}  | a: shape: expected integers, got a string",
                "{'a': {'dtype': 'F32', 'shape': [4.5], 'data_offsets': [0, 16]}}  | a: shape: expected 64-bit integers, got 4.5",
                "{'a': {'dtype': 'F32', 'shape': [1e99], 'data_offsets': [0, 16]}} | a: shape: expected 64-bit integers, got 1e99",
                "{'a': {'dtype': 'F32', 'shape': [99999999999999999999], 'data_offsets': [0, 16]}} | a: shape: expected 64-bit integers",
                "{'a': {'dtype': 'F32', 'shape': [-1, -4], 'data_offsets': [0, 16]}} | a: shape: expected sizes of 0 or more, got [-1, -4]",
                "{'a': {'dtype': 'F32', 'shape': [4294967296, 4294967296, 4], 'data_offsets': [0, 16]}} | a: shape [4294967296, 4294967296, 4] is too large",
                "{'a': {'dtype': 'F32', 'shape': [3], 'data_offsets': [0, 16]}}    | a: F32 [3] takes 12 bytes, got data_offsets [0, 16] of 16 bytes",
                "{'a': {'dtype': 'F32', 'shape': [4], 'data_offsets': [4, 20]}}    | a: data_offsets: expected a range within the file's 16 data bytes, got [4, 20]; is the file truncated?",
                "{'a': {'dtype': 'F32', 'shape': [4], 'data_offsets': [-16, 0]}}   | a: data_offsets: expected a range within the file's 16 data bytes, got [-16, 0]",
                "{'a': {'dtype': 'F32', 'shape': [4], 'data_offsets': [16, 0]}}    | a: data_offsets: expected a range",
                "{'a': {'dtype': 'F32', 'shape': [4], 'data_offsets': [0]}}        | a: data_offsets: expected [begin, end], got [0]",
                "{'a': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 8]}, 'a': {}} | a: named twice in the header",
                "{'a': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 8]}, 'b': {'dtype': 'F32', 'shape': [2], 'data_offsets': [4, 12]}} | b: its bytes overlap those of a",
                "{'__metadata__': {}, '__metadata__': {}}                          | __metadata__: named twice",
                "{'__metadata__': [1]}                                             | malformed",
            })
    void refuses(String header, String problem) throws IOException {
        Path file = write(header.replace('\'', '"'), 16);
        assertOneLine(file, problem);
    }

    @Test
    void refuses_a_header_nested_a_million_deep_without_overflowing_the_stack() throws IOException {
        assertOneLine(write("{\"a\":" + "[".repeat(1_000_000), 0), "malformed");
        assertOneLine(write("{\"a\":{\"x\":" + "{\"y\":".repeat(1_000_000), 0), "malformed");
    }

    @Test
    void refuses_a_shape_of_a_million_axes() throws IOException {
        String ones = "1,".repeat(1_000_000) + "1";
        assertOneLine(
                write("{\"a\":{\"dtype\":\"U8\",\"shape\":[" + ones + "]}}", 1),
                "a: shape: expected at most 32 numbers");
    }

    @Test
    void refuses_more_tensors_or_strings_than_any_checkpoint_has() throws IOException {
        StringBuilder tensors = new StringBuilder("{");
        for (int i = 0; i <= 200_000; i++) {
            tensors.append(i == 0 ? "" : ",")
                    .append("\"t")
                    .append(i)
                    .append("\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}");
        }
        assertOneLine(write(tensors + "}", 0), "t200000: expected at most 200000 tensors");
        StringBuilder strings = new StringBuilder("{\"__metadata__\":{");
        for (int i = 0; i <= 10_000; i++) {
            strings.append(i == 0 ? "" : ",").append("\"s").append(i).append("\":\"\"");
        }
        assertOneLine(write(strings + "}}", 0), "__metadata__: expected at most 10000 strings");
    }

    @Test
    void keeps_hostile_names_on_one_short_line() throws IOException {
        String name = "evil\\n\\u001b[31m" + "x".repeat(100_000);
        BadInputException error =
                assertOneLine(write("{\"" + name + "\":{}}", 0), "expected {dtype");
        assertThat(error.getMessage()).hasSizeLessThan(500).contains("evil??[31mxxx");
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() throws IOException {
        Path file = folder.resolve("latin.safetensors");
        byte[] header = "{\"\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, frame(header.length, header, 0));
        assertOneLine(file, "header: expected UTF-8 text");
    }

    @Test
    void refuses_a_header_length_beyond_the_file() throws IOException {
        Path file = folder.resolve("long.safetensors");
        Files.write(file, frame(1000, "{}".getBytes(StandardCharsets.UTF_8), 0));
        assertOneLine(file, "header length: expected 2 to 2 bytes in a file of 10, got 1000");
        Files.write(file, frame(-1, "{}".getBytes(StandardCharsets.UTF_8), 0));
        assertOneLine(file, "got 18446744073709551615");
    }

    @Test
    void refuses_a_header_above_the_formats_bound_before_taking_memory() throws IOException {
        Path file = folder.resolve("sparse.safetensors");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(frame(2_000_000_000L, new byte[0], 0));
            sparse.setLength(3_000_000_000L);
        }
        assertOneLine(file, "header length: expected 2 to 100000000 bytes");
    }

    @Test
    void refuses_files_too_short_for_a_header_length() throws IOException {
        Path file = folder.resolve("empty.safetensors");
        Files.write(file, new byte[7]);
        assertOneLine(file, "expected at least 8 bytes of header length, got 7");
    }

    @Test
    void refuses_missing_files_and_folders() {
        assertOneLine(folder.resolve("none.safetensors"), "no such file");
        assertOneLine(folder, "expected a .safetensors file, got a folder");
    }

    @Test
    void notices_a_file_that_was_cut_after_it_was_opened() throws IOException {
        Path file = write("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", 16);
        SafetensorsFile open = SafetensorsFile.open(file);
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(cut.length() - 4);
        }
        BadInputException error =
                catchThrowableOfType(BadInputException.class, () -> open.floats("a"));
        assertThat(error.problems()).singleElement().asString().contains("a: cannot be read");
    }

    @Test
    void accepts_gaps_empty_tensors_scalars_and_unknown_keys() throws IOException {
        SafetensorsFile file =
                SafetensorsFile.open(
                        write(
                                """
                                {"a":{"dtype":"F32","shape":[],"data_offsets":[12,16],"x":[{}]},
                                 "b":{"dtype":"F32","shape":[0,7],"data_offsets":[0,0]}}  \s""",
                                16));
        assertThat(file.entry("a").elements()).isEqualTo(1);
        assertThat(file.floats("b")).isEmpty();
    }

    private BadInputException assertOneLine(Path file, String problem) {
        BadInputException error =
                catchThrowableOfType(BadInputException.class, () -> SafetensorsFile.open(file));
        assertThat(error).isNotNull();
        assertThat(error.problems()).hasSize(1);
        assertThat(error.getMessage())
                .startsWith(file + ": ")
                .contains(problem)
                .doesNotContain("\n");
        return error;
    }

    private Path write(String header, int dataBytes) throws IOException {
        Path file = folder.resolve("case.safetensors");
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        Files.write(file, frame(text.length, text, dataBytes));
        return file;
    }

    private static byte[] frame(long length, byte[] header, int dataBytes) {
        return ByteBuffer.allocate(8 + header.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header)
                .array();
    }
}
