package fastv.models.tokenizer;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The two forms of a LLaMA tokenizer with 27 ids.
 *
 * <p>{@code <unk>} 0, {@code <s>} 1, {@code </s>} 2, the bytes 0A F0 9F 98 80 from 3 on, {@code ▁}
 * 8, then {@code a b < > / s i m g e p d :} from 9 on, {@code ▁a} 22, {@code ab} 23, {@code ▁ab}
 * 24, {@code <image>} 25, {@code <pad>} 26. Merges: {@code ▁ a}, {@code a b}, {@code ▁a b}.
 */
public final class HandMadeTokenizer {
    private HandMadeTokenizer() {}

    /** Every run gets {@code ▁} in front. */
    public static CheckpointTokenizer prepend() {
        return CheckpointTokenizer.open(folder("prepend"));
    }

    /** The run at the very start of the string alone gets it. */
    public static CheckpointTokenizer metaspace() {
        return CheckpointTokenizer.open(folder("metaspace"));
    }

    static Path folder(String form) {
        URL file =
                Objects.requireNonNull(
                        HandMadeTokenizer.class.getResource(
                                "/tokenizer/" + form + "/tokenizer.json"));
        try {
            return Objects.requireNonNull(Path.of(file.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
