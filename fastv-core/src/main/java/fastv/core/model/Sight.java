package fastv.core.model;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model saw in some pictures, ready to be merged into a prompt. Depends on the pictures
 * alone, so settings of one sample share it.
 *
 * @param rows visual tokens {@code [tokens, hidden]}, picture after picture; null without pictures
 * @param tokensPerPicture how many rows each picture has
 * @param imageProcessing from files to the tower's input
 * @param vision tower and projector
 */
public record Sight(
        @Nullable NDArray rows,
        List<Integer> tokensPerPicture,
        Duration imageProcessing,
        Duration vision) {

    /** No pictures. */
    public static final Sight NONE = new Sight(null, List.of(), Duration.ZERO, Duration.ZERO);

    public Sight {
        tokensPerPicture = List.copyOf(tokensPerPicture);
    }
}
