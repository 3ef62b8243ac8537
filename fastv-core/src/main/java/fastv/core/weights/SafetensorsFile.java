package fastv.core.weights;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/**
 * One {@code .safetensors} file. Opening reads and checks the header alone, whatever the file's
 * size: eight bytes of header length (little endian), a JSON object, then the tensors' bytes
 * without gaps to be trusted.
 */
public final class SafetensorsFile {

    /** The format's own bound on the header; a longer one is refused before memory is taken. */
    private static final long MAX_HEADER_BYTES = 100_000_000L;

    /** Larger tensors are mapped by the engine, not copied into Java arrays. */
    private static final long MAX_ARRAY_BYTES = 1L << 30;

    private final Path path;
    private final long sizeBytes;
    private final long headerBytes;
    private final Map<String, TensorEntry> entries;
    private final Map<String, String> metadata;

    private SafetensorsFile(Path path, long sizeBytes, long headerBytes, SafetensorsHeader header) {
        this.path = path;
        this.sizeBytes = sizeBytes;
        this.headerBytes = headerBytes;
        this.entries = Collections.unmodifiableMap(header.entries());
        this.metadata = Collections.unmodifiableMap(header.metadata());
    }

    /**
     * Reads and checks the header.
     *
     * @throws BadInputException if the file is missing, truncated, or its header does not describe
     *     it
     */
    public static SafetensorsFile open(Path path) {
        if (Files.isDirectory(path)) {
            throw bad(path, "expected a .safetensors file, got a folder");
        }
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
            byte[] text = read(channel, 8, (int) header).array();
            return new SafetensorsFile(
                    path,
                    size,
                    8 + header,
                    SafetensorsHeader.parse(path, text, 8 + header, size - 8 - header));
        } catch (NoSuchFileException e) {
            throw new BadInputException(path + ": no such file", e);
        } catch (IOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
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

    /** Bytes before the first tensor's: the header and the eight bytes of its length. */
    public long headerBytes() {
        return headerBytes;
    }

    /** All tensors, in header order. */
    public Map<String, TensorEntry> entries() {
        return entries;
    }

    /** The free-form strings of the header, possibly none. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * One tensor's place.
     *
     * @throws BadInputException if there is no tensor of that name
     */
    public TensorEntry entry(String name) {
        TensorEntry entry = entries.get(name);
        if (entry == null) {
            throw bad(
                    path,
                    "no tensor \""
                            + SafetensorsHeader.shown(name)
                            + "\""
                            + Nearest.hint(name, entries.keySet()));
        }
        return entry;
    }

    /**
     * The elements of a small tensor of floats, row-major; {@code BF16} and {@code F16} are
     * widened, which is exact.
     *
     * @throws BadInputException if the tensor is missing, of another type, or above 1 GiB
     */
    public float[] floats(String name) {
        StoredType type = entry(name).type();
        if (type == StoredType.BF16 || type == StoredType.F16) {
            ShortBuffer halves = bytes(name, type).asShortBuffer();
            float[] values = new float[halves.remaining()];
            for (int i = 0; i < values.length; i++) {
                values[i] = HalfPrecision.widen(type, halves.get(i));
            }
            return values;
        }
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
        if (entry.lengthBytes() > MAX_ARRAY_BYTES) {
            throw bad(
                    path,
                    name
                            + ": expected at most "
                            + MAX_ARRAY_BYTES
                            + " bytes to be read into an array, got "
                            + entry.lengthBytes());
        }
        try (FileChannel channel = FileChannel.open(path)) {
            return read(channel, entry.offsetBytes(), Math.toIntExact(entry.lengthBytes()));
        } catch (IOException e) {
            throw new BadInputException(
                    path + ": " + name + ": cannot be read: " + e.getMessage(), e);
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
}
