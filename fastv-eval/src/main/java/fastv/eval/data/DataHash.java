package fastv.eval.data;

import fastv.core.error.BadInputException;
import fastv.core.model.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SHA-256 over everything a sample says and shows. */
final class DataHash {
    private static final int REMEMBERED = 1024;

    private final MessageDigest digest = sha256();
    private final Map<Path, byte[]> files = new LinkedHashMap<>();

    void add(Sample sample) {
        add(sample.id());
        add(sample.question());
        addAll(sample.references());
        add(sample.kind().orElse(""));
        add(sample.scorer().orElse(""));
        addCount(sample.pictures().size());
        sample.pictures().forEach(picture -> digest.update(hashOf(picture)));
    }

    /** A picture often has several questions in a row. */
    private byte[] hashOf(Picture picture) {
        if (picture instanceof Picture.Pixels pixels) {
            MessageDigest content = sha256();
            content.update(ByteBuffer.allocate(Integer.BYTES).putInt(pixels.width()).flip());
            return content.digest(pixels.rgb());
        }
        Path file = ((Picture.InFile) picture).file();
        byte[] known = files.get(file);
        if (known != null) {
            return known;
        }
        if (files.size() == REMEMBERED) {
            files.clear();
        }
        byte[] hash = contentHash(file);
        files.put(file, hash);
        return hash;
    }

    private static byte[] contentHash(Path picture) {
        MessageDigest content = sha256();
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(picture)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                content.update(block, 0, read);
            }
        } catch (IOException e) {
            throw new BadInputException(picture + ": expected a picture, cannot be read", e);
        }
        return content.digest();
    }

    private void addAll(List<String> texts) {
        addCount(texts.size());
        texts.forEach(this::add);
    }

    /** A text with its length in front, so that no two samples give the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        addCount(bytes.length);
        digest.update(bytes);
    }

    private void addCount(int count) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(count).flip());
    }

    String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
