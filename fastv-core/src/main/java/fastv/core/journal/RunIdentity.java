package fastv.core.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything a run's answers depend on. Two runs of one identity may share a folder and continue
 * each other; whatever changes a hash starts a new folder.
 *
 * @param planHash of the resolved experiment file: settings, prompts, generation, dtype, device
 * @param checkpointHash of the weights, tokenizer and configuration
 * @param dataHash of the samples and pictures
 * @param version of the program
 */
public record RunIdentity(String planHash, String checkpointHash, String dataHash, String version) {

    /** SHA-256 over all parts, in hexadecimal. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(planHash, checkpointHash, dataHash, version)) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // the length keeps ("ab", "c") and ("a", "bc") apart
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
