package fastv.core.weights;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a {@code .safetensors} file from Java arrays. The same tensors give the same bytes, in
 * whatever order they were added: wide types first and names ascending within a type, so that every
 * tensor is aligned to its own element; the header is padded with spaces to a multiple of 8 bytes.
 *
 * <p>The arrays are kept, not copied, until {@link #write}: they must not change before.
 */
public final class SafetensorsWriter {

    private static final int CHUNK_ELEMENTS = 8192;

    private final Map<String, Tensor> tensors = new TreeMap<>();
    private final Map<String, String> metadata = new TreeMap<>();

    private record Tensor(String name, StoredType type, List<Long> shape, int length, Fill fill) {
        long bytes() {
            return (long) length * type.bytes();
        }
    }

    /** Puts the elements {@code [from, to)} into the buffer. */
    private interface Fill {
        void put(ByteBuffer buffer, int from, int to);
    }

    /** Adds a string to the header's free-form part. */
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /**
     * Adds a tensor of floats.
     *
     * @param type how to store them: {@code F32}, or {@code BF16} or {@code F16} rounded to nearest
     *     even
     * @param values row-major
     * @throws IllegalArgumentException if the name is taken or the shape does not fit the values
     */
    public SafetensorsWriter floats(
            String name, StoredType type, List<Long> shape, float[] values) {
        Fill fill =
                switch (type) {
                    case F32 ->
                            (buffer, from, to) -> {
                                for (int i = from; i < to; i++) {
                                    buffer.putFloat(values[i]);
                                }
                            };
                    case BF16, F16 ->
                            (buffer, from, to) -> {
                                for (int i = from; i < to; i++) {
                                    buffer.putShort(HalfPrecision.narrow(type, values[i]));
                                }
                            };
                    default ->
                            throw new IllegalArgumentException(
                                    name + ": expected F32, BF16 or F16 for floats, got " + type);
                };
        return add(name, type, shape, values.length, fill);
    }

    /** Adds an {@code I64} tensor, as {@link #floats} does for floats. */
    public SafetensorsWriter longs(String name, List<Long> shape, long[] values) {
        return add(
                name,
                StoredType.I64,
                shape,
                values.length,
                (buffer, from, to) -> {
                    for (int i = from; i < to; i++) {
                        buffer.putLong(values[i]);
                    }
                });
    }

    /** Adds a {@code U8} tensor, as {@link #floats} does for floats. */
    public SafetensorsWriter bytes(String name, List<Long> shape, byte[] values) {
        return add(
                name,
                StoredType.U8,
                shape,
                values.length,
                (buffer, from, to) -> buffer.put(values, from, to - from));
    }

    private SafetensorsWriter add(
            String name, StoredType type, List<Long> shape, int length, Fill fill) {
        long elements = 1;
        for (long axis : shape) {
            elements = Math.multiplyExact(elements, axis);
        }
        if (elements != length || shape.stream().anyMatch(axis -> axis < 0)) {
            throw new IllegalArgumentException(
                    name + ": expected " + elements + " elements for " + shape + ", got " + length);
        }
        if (name.equals("__metadata__") || tensors.containsKey(name)) {
            throw new IllegalArgumentException(name + ": expected a name not taken yet");
        }
        tensors.put(name, new Tensor(name, type, List.copyOf(shape), length, fill));
        return this;
    }

    /**
     * Writes the file: beside its place first, then renamed, so that a reader sees the old file or
     * the whole new one.
     *
     * @throws IOException if the folder is missing or the disk refuses
     */
    public void write(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(path + ": expected a file name");
        }
        Path beside = folder.resolve(path.getFileName() + ".part");
        try {
            try (FileChannel channel =
                            FileChannel.open(
                                    beside,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.TRUNCATE_EXISTING,
                                    StandardOpenOption.WRITE);
                    OutputStream out =
                            new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(
                    beside,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private void writeTo(OutputStream out) throws IOException {
        List<Tensor> ordered = new ArrayList<>(tensors.values());
        ordered.sort(
                Comparator.comparingInt((Tensor tensor) -> -tensor.type().bytes())
                        .thenComparing(Tensor::type)
                        .thenComparing(Tensor::name));
        byte[] header = header(ordered).getBytes(StandardCharsets.UTF_8);
        int padding = -header.length & 7;
        out.write(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length + padding)
                        .array());
        out.write(header);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_ELEMENTS * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor tensor : ordered) {
            for (int from = 0; from < tensor.length(); from += CHUNK_ELEMENTS) {
                chunk.clear();
                int to = Math.min(tensor.length(), from + CHUNK_ELEMENTS);
                tensor.fill().put(chunk, from, to);
                out.write(chunk.array(), 0, chunk.position());
            }
        }
    }

    private String header(List<Tensor> ordered) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setHtmlSafe(false);
            json.beginObject();
            if (!metadata.isEmpty()) {
                json.name("__metadata__").beginObject();
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.name(entry.getKey()).value(entry.getValue());
                }
                json.endObject();
            }
            long offset = 0;
            for (Tensor tensor : ordered) {
                json.name(tensor.name()).beginObject();
                json.name("dtype").value(tensor.type().name());
                json.name("shape").beginArray();
                for (long axis : tensor.shape()) {
                    json.value(axis);
                }
                json.endArray().name("data_offsets").beginArray();
                json.value(offset).value(offset + tensor.bytes()).endArray().endObject();
                offset += tensor.bytes();
            }
            json.endObject();
        }
        return text.toString();
    }
}
