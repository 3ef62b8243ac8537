package fastv.eval.run;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** What a file holds, or a checkpoint folder: its JSON and safetensors files by name. */
final class FileContent {
    private static final int BLOCK_BYTES = 1 << 20;

    private FileContent() {}

    /**
     * Adds it to a hash.
     *
     * @throws BadInputException if it cannot be read
     */
    static void add(Path path, MessageDigest hash) {
        try {
            if (!Files.isDirectory(path)) {
                addFile(path, hash);
                return;
            }
            for (Path file : checkpointFiles(path)) {
                String head = file.getFileName() + " " + Files.size(file) + "\n";
                hash.update(head.getBytes(StandardCharsets.UTF_8));
                addFile(file, hash);
            }
        } catch (IOException e) {
            throw new BadInputException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Path> checkpointFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(json|safetensors)"))
                    .sorted()
                    .toList();
        }
    }

    private static void addFile(Path file, MessageDigest hash) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                hash.update(block, 0, read);
            }
        }
    }
}
