package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import fastv.core.weights.SafetensorsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A hash that tells checkpoints apart without reading 13 GB: SHA-256 over the small files that
 * decide what a model computes, and over each weight file's name, size and content. Content is all
 * bytes below 64 MiB; above, the header and {@value #SAMPLES} blocks of {@value #BLOCK_BYTES}
 * bytes, evenly spaced from the first data byte to the last.
 *
 * <p>What it can miss: a large file in which only bytes between the samples changed, a patched
 * tensor for instance; a changed fine-tuning moves nearly all tensors and is seen. The folder's own
 * name and the files' dates do not count, so a copy has the same hash.
 */
public final class CheckpointHash {

    private static final List<String> SMALL_FILES =
            List.of(
                    "config.json",
                    "generation_config.json",
                    "preprocessor_config.json",
                    "processor_config.json",
                    "special_tokens_map.json",
                    "tokenizer.json",
                    "tokenizer_config.json");

    private static final long WHOLE_BYTES = 64L << 20;
    private static final int SAMPLES = 64;
    private static final int BLOCK_BYTES = 64 << 10;

    private final MessageDigest digest;
    private final long wholeBytes;

    private CheckpointHash(long wholeBytes) {
        this.wholeBytes = wholeBytes;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The hash of a checkpoint, 64 hexadecimal digits.
     *
     * @param folders the checkpoint, then the one of its tower if that is apart, then that of its
     *     whole CLIP if it has one
     * @throws BadInputException if a file cannot be read
     */
    public static String of(List<CheckpointFolder> folders) {
        return of(folders, WHOLE_BYTES);
    }

    /** The same with another bound for files that are read whole, so that tests stay small. */
    static String of(List<CheckpointFolder> folders, long wholeBytes) {
        CheckpointHash hash = new CheckpointHash(wholeBytes);
        for (CheckpointFolder folder : folders) {
            hash.addFolder(folder);
        }
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void addFolder(CheckpointFolder folder) {
        for (String name : SMALL_FILES) {
            Optional<Path> file = folder.file(name);
            if (file.isPresent()) {
                add(file.get(), Long.MAX_VALUE, 0);
            }
        }
        for (SafetensorsFile file : folder.files()) {
            add(file.path(), wholeBytes, file.headerBytes());
        }
    }

    private void add(Path file, long wholeUpTo, long dataStart) {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            add(String.valueOf(file.getFileName()));
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
            if (size < wholeUpTo) {
                addRange(channel, 0, size);
                return;
            }
            addRange(channel, 0, dataStart);
            long last = Math.max(dataStart, size - BLOCK_BYTES);
            for (int i = 0; i < SAMPLES; i++) {
                long at = dataStart + (last - dataStart) / (SAMPLES - 1) * i;
                long from = i == SAMPLES - 1 ? last : at;
                addRange(channel, from, Math.min(size, from + BLOCK_BYTES));
            }
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** A name with its length in front, so that no two lists of files give the same bytes. */
    private void add(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private void addRange(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        for (long at = from; at < to; ) {
            block.clear().limit((int) Math.min(BLOCK_BYTES, to - at));
            int read = channel.read(block, at);
            if (read < 0) {
                throw new IOException("file ends at byte " + at);
            }
            digest.update(block.flip());
            at += read;
        }
    }
}
