package fastv.core.weights;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import fastv.core.error.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON header of a safetensors file, read as a stream of tokens: an entry is checked when it is
 * met, so a header made to hurt (deep, repetitive, lying) is refused before a tree of it exists.
 */
final class SafetensorsHeader {

    /** Published files stay far below; a header of 100 MB could name ten times more. */
    private static final int MAX_TENSORS = 200_000;

    private static final int MAX_METADATA = 10_000;

    private static final int MAX_AXES = 32;
    private static final int SHOWN_NAME = 160;

    private final Path path;
    private final long dataStart;
    private final long dataBytes;
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private SafetensorsHeader(Path path, long dataStart, long dataBytes) {
        this.path = path;
        this.dataStart = dataStart;
        this.dataBytes = dataBytes;
    }

    /**
     * Parses and checks a header.
     *
     * @param json the header's bytes
     * @param dataStart first byte after the header, from the start of the file
     * @param dataBytes bytes of the file after the header
     * @throws BadInputException if the header does not describe the file
     */
    static SafetensorsHeader parse(Path path, byte[] json, long dataStart, long dataBytes) {
        SafetensorsHeader header = new SafetensorsHeader(path, dataStart, dataBytes);
        var text =
                new InputStreamReader(
                        new ByteArrayInputStream(json), StandardCharsets.UTF_8.newDecoder());
        try (JsonReader reader = new JsonReader(text)) {
            reader.setStrictness(Strictness.STRICT);
            header.readAll(reader);
        } catch (CharacterCodingException e) {
            throw new BadInputException(path + ": header: expected UTF-8 text", e);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new BadInputException(
                    path
                            + ": header: expected a JSON object of"
                            + " {dtype, shape, data_offsets} per tensor; malformed"
                            + place(e),
                    e);
        }
        header.refuseOverlaps();
        return header;
    }

    Map<String, TensorEntry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    private void readAll(JsonReader reader) throws IOException {
        reader.beginObject();
        boolean metadataSeen = false;
        while (reader.hasNext()) {
            String name = reader.nextName();
            boolean repeated =
                    name.equals("__metadata__") ? metadataSeen : entries.containsKey(name);
            if (repeated) {
                throw bad(name, "named twice in the header");
            }
            if (name.equals("__metadata__")) {
                metadataSeen = true;
                readMetadata(reader);
            } else if (entries.size() == MAX_TENSORS) {
                throw bad(name, "expected at most " + MAX_TENSORS + " tensors in a file");
            } else {
                entries.put(name, readEntry(reader, name));
            }
        }
        reader.endObject();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IllegalStateException("text after the header's object");
        }
    }

    private void readMetadata(JsonReader reader) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            if (metadata.size() == MAX_METADATA) {
                throw bad("__metadata__", "expected at most " + MAX_METADATA + " strings");
            }
            metadata.put(reader.nextName(), reader.nextString());
        }
        reader.endObject();
    }

    private TensorEntry readEntry(JsonReader reader, String name) throws IOException {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "dtype" -> dtype = reader.nextString();
                case "shape" -> shape = integers(reader, name, "shape");
                case "data_offsets" -> offsets = integers(reader, name, "data_offsets");
                default -> reader.skipValue(); // the format's own reader skips them too
            }
        }
        reader.endObject();
        return entry(
                name,
                type(name, required(name, "dtype", dtype)),
                required(name, "shape", shape),
                required(name, "data_offsets", offsets));
    }

    private <T> T required(String name, String key, @Nullable T value) {
        if (value == null) {
            throw bad(name, "expected {dtype, shape, data_offsets}, got no " + key);
        }
        return value;
    }

    private List<Long> integers(JsonReader reader, String name, String key) throws IOException {
        List<Long> values = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            if (values.size() == MAX_AXES) {
                throw bad(name, key + ": expected at most " + MAX_AXES + " numbers");
            }
            if (reader.peek() != JsonToken.NUMBER) {
                throw bad(name, key + ": expected integers, got a " + kind(reader.peek()));
            }
            String number = reader.nextString();
            try {
                values.add(Long.parseLong(number));
            } catch (NumberFormatException e) {
                throw new BadInputException(
                        at(name) + key + ": expected 64-bit integers, got " + shown(number), e);
            }
        }
        reader.endArray();
        return values;
    }

    private StoredType type(String name, String spelling) {
        return StoredType.named(spelling)
                .orElseThrow(
                        () ->
                                bad(
                                        name,
                                        "dtype: expected one of "
                                                + List.of(StoredType.values())
                                                + ", got \""
                                                + shown(spelling)
                                                + "\""));
    }

    private TensorEntry entry(String name, StoredType type, List<Long> shape, List<Long> offsets) {
        if (offsets.size() != 2) {
            throw bad(name, "data_offsets: expected [begin, end], got " + offsets);
        }
        long begin = offsets.get(0);
        long end = offsets.get(1);
        if (begin < 0 || end < begin || end > dataBytes) {
            throw bad(
                    name,
                    "data_offsets: expected a range within the file's "
                            + dataBytes
                            + " data bytes, got "
                            + offsets
                            + (end > dataBytes && begin >= 0 ? "; is the file truncated?" : ""));
        }
        long expected = expectedBytes(name, type, shape);
        if (expected != end - begin) {
            throw bad(
                    name,
                    String.format(
                            Locale.ROOT,
                            "%s %s takes %d bytes, got data_offsets %s of %d bytes",
                            type,
                            shape,
                            expected,
                            offsets,
                            end - begin));
        }
        return new TensorEntry(name, type, shape, dataStart + begin, end - begin);
    }

    private long expectedBytes(String name, StoredType type, List<Long> shape) {
        long bytes = type.bytes();
        for (long length : shape) {
            if (length < 0) {
                throw bad(name, "shape: expected sizes of 0 or more, got " + shape);
            }
            try {
                bytes = Math.multiplyExact(bytes, length);
            } catch (ArithmeticException e) {
                throw new BadInputException(at(name) + "shape " + shape + " is too large", e);
            }
        }
        return bytes;
    }

    private void refuseOverlaps() {
        List<TensorEntry> byOffset =
                entries.values().stream()
                        .filter(entry -> entry.lengthBytes() > 0)
                        .sorted(Comparator.comparingLong(TensorEntry::offsetBytes))
                        .toList();
        for (int i = 1; i < byOffset.size(); i++) {
            TensorEntry before = byOffset.get(i - 1);
            TensorEntry entry = byOffset.get(i);
            if (entry.offsetBytes() < before.offsetBytes() + before.lengthBytes()) {
                throw bad(entry.name(), "its bytes overlap those of " + shown(before.name()));
            }
        }
    }

    private BadInputException bad(String name, String problem) {
        return new BadInputException(at(name) + problem);
    }

    private String at(String name) {
        return path + ": " + shown(name) + ": ";
    }

    /** A name from the file, fit for one line: names may be long and hold control characters. */
    static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN_NAME ? line : line.substring(0, SHOWN_NAME - 3) + "...";
    }

    private static String kind(JsonToken token) {
        return token.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Gson tells the place at the end of its first line, after an advice meant for programmers. */
    private static String place(Exception e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        int at = line.indexOf(" at line ");
        return at < 0 ? "" : shown(line.substring(at));
    }
}
