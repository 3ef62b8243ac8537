package fastv.core.weights;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code .safetensors} file. Opening reads and checks the header alone, whatever the file's
 * size: eight bytes of header length (little endian), a JSON object, then the tensors' bytes
 * without gaps to be trusted.
 */
public final class SafetensorsFile {

    /** The format's own bound on the header; a longer one is refused before memory is taken. */
    private static final long MAX_HEADER_BYTES = 100_000_000L;

    private static final TypeAdapter<JsonElement> STRICT_JSON =
            new GsonBuilder()
                    .setStrictness(Strictness.STRICT)
                    .create()
                    .getAdapter(JsonElement.class);

    private final Path path;
    private final long sizeBytes;
    private final Map<String, TensorEntry> entries;
    private final Map<String, String> metadata;

    private SafetensorsFile(
            Path path,
            long sizeBytes,
            Map<String, TensorEntry> entries,
            Map<String, String> metadata) {
        this.path = path;
        this.sizeBytes = sizeBytes;
        this.entries = entries;
        this.metadata = metadata;
    }

    /**
     * Reads and checks the header.
     *
     * @throws BadInputException if the file is missing, truncated, or its header does not describe
     *     it
     */
    public static SafetensorsFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            long size = channel.size();
            if (size < 8) {
                throw bad(path, "expected at least 8 bytes of header length, got " + size);
            }
            long header = read(channel, 0, 8).getLong();
            if (header < 2 || header > Math.min(MAX_HEADER_BYTES, size - 8)) {
                throw bad(
                        path,
                        "header length: expected 2 to "
                                + Math.min(MAX_HEADER_BYTES, size - 8)
                                + " bytes in a file of "
                                + size
                                + ", got "
                                + Long.toUnsignedString(header));
            }
            byte[] text = new byte[(int) header];
            read(channel, 8, (int) header).get(text);
            return parse(path, size, 8 + header, new String(text, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new BadInputException(path + ": no such file", e);
        } catch (IOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static SafetensorsFile parse(Path path, long size, long dataStart, String json) {
        JsonObject root;
        try {
            JsonElement element = STRICT_JSON.fromJson(json.stripTrailing());
            if (!element.isJsonObject()) {
                throw bad(path, "header: expected a JSON object");
            }
            root = element.getAsJsonObject();
        } catch (IOException | JsonParseException e) {
            throw new BadInputException(path + ": header: expected a JSON object: " + reason(e), e);
        }
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> field : root.entrySet()) {
            try {
                if (field.getKey().equals("__metadata__")) {
                    field.getValue()
                            .getAsJsonObject()
                            .asMap()
                            .forEach((key, value) -> metadata.put(key, value.getAsString()));
                } else {
                    entries.put(
                            field.getKey(),
                            entry(path, field.getKey(), field.getValue(), dataStart, size));
                }
            } catch (IllegalStateException
                    | NullPointerException
                    | NumberFormatException
                    | UnsupportedOperationException
                    | ClassCastException e) {
                throw new BadInputException(
                        path
                                + ": "
                                + field.getKey()
                                + ": expected {dtype, shape, data_offsets}, got "
                                + shorten(field.getValue().toString()),
                        e);
            }
        }
        refuseOverlaps(path, entries);
        return new SafetensorsFile(path, size, entries, metadata);
    }

    private static TensorEntry entry(
            Path path, String name, JsonElement value, long dataStart, long size) {
        JsonObject object = value.getAsJsonObject();
        String spelling = object.get("dtype").getAsString();
        StoredType type =
                StoredType.named(spelling)
                        .orElseThrow(
                                () ->
                                        bad(
                                                path,
                                                name
                                                        + ": dtype: expected one of "
                                                        + List.of(StoredType.values())
                                                        + ", got \""
                                                        + spelling
                                                        + "\""));
        List<Long> shape = new ArrayList<>();
        long elements = 1;
        for (JsonElement axis : object.getAsJsonArray("shape")) {
            long length = axis.getAsLong();
            if (length < 0) {
                throw bad(path, name + ": shape: expected sizes of 0 or more, got " + length);
            }
            shape.add(length);
            try {
                elements = Math.multiplyExact(elements, length);
            } catch (ArithmeticException e) {
                throw new BadInputException(
                        path + ": " + name + ": shape " + shape + " is too large", e);
            }
        }
        long begin = object.getAsJsonArray("data_offsets").get(0).getAsLong();
        long end = object.getAsJsonArray("data_offsets").get(1).getAsLong();
        if (begin < 0 || end < begin || end > size - dataStart) {
            throw bad(
                    path,
                    name
                            + ": data_offsets: expected a range within the file's "
                            + (size - dataStart)
                            + " data bytes, got ["
                            + begin
                            + ", "
                            + end
                            + "]; is the file truncated?");
        }
        if (elements > Long.MAX_VALUE / type.bytes() || elements * type.bytes() != end - begin) {
            throw bad(
                    path,
                    name
                            + ": expected "
                            + type
                            + " "
                            + shape
                            + " in as many bytes as that takes, got "
                            + (end - begin)
                            + " bytes");
        }
        return new TensorEntry(name, type, shape, dataStart + begin, end - begin);
    }

    private static void refuseOverlaps(Path path, Map<String, TensorEntry> entries) {
        List<TensorEntry> byOffset =
                entries.values().stream()
                        .filter(entry -> entry.lengthBytes() > 0)
                        .sorted(Comparator.comparingLong(TensorEntry::offsetBytes))
                        .toList();
        for (int i = 1; i < byOffset.size(); i++) {
            TensorEntry before = byOffset.get(i - 1);
            TensorEntry entry = byOffset.get(i);
            if (entry.offsetBytes() < before.offsetBytes() + before.lengthBytes()) {
                throw bad(path, entry.name() + ": overlaps " + before.name());
            }
        }
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** Size of the whole file in bytes. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** All tensors, in header order. */
    public Map<String, TensorEntry> entries() {
        return java.util.Collections.unmodifiableMap(entries);
    }

    /** The free-form strings of the header, possibly none. */
    public Map<String, String> metadata() {
        return java.util.Collections.unmodifiableMap(metadata);
    }

    /**
     * One tensor's place.
     *
     * @throws BadInputException if there is no tensor of that name
     */
    public TensorEntry entry(String name) {
        TensorEntry entry = entries.get(name);
        if (entry == null) {
            throw bad(path, "no tensor \"" + name + "\"" + Nearest.hint(name, entries.keySet()));
        }
        return entry;
    }

    /** The elements of a small {@code F32} tensor, row-major. */
    public float[] floats(String name) {
        ByteBuffer bytes = bytes(name, StoredType.F32);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    /** The elements of a small {@code I64} tensor, row-major. */
    public long[] longs(String name) {
        ByteBuffer bytes = bytes(name, StoredType.I64);
        long[] values = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(values);
        return values;
    }

    /** The elements of a small {@code U8} tensor, row-major. */
    public byte[] bytes(String name) {
        ByteBuffer bytes = bytes(name, StoredType.U8);
        byte[] values = new byte[bytes.remaining()];
        bytes.get(values);
        return values;
    }

    private ByteBuffer bytes(String name, StoredType type) {
        TensorEntry entry = entry(name);
        if (entry.type() != type) {
            throw bad(path, name + ": expected " + type + ", got " + entry.type());
        }
        try (FileChannel channel = FileChannel.open(path)) {
            return read(channel, entry.offsetBytes(), Math.toIntExact(entry.lengthBytes()));
        } catch (IOException e) {
            throw new BadInputException(path + ": " + name + ": cannot be read", e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long offset, int length)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("file ends at byte " + (offset + buffer.position()));
            }
        }
        return buffer.flip();
    }

    private static BadInputException bad(Path path, String problem) {
        return new BadInputException(path + ": " + problem);
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String shorten(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
