package fastv.core.analysis;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonElement;
import fastv.core.decode.ForwardObserver;
import java.util.Optional;

/** An analysis's part in one answer: sees all forward passes, then says what it found. */
public interface AnswerWatch extends ForwardObserver {

    @Override
    default void afterLayer(int pass, int layer, NDArray hidden) {}

    /**
     * Whether it wants to see the pass of the answer's last token, which generating does not need:
     * it is run after everything else about the answer is known.
     */
    default boolean wantsLastToken() {
        return false;
    }

    /**
     * What the journal holds under the analysis's name; empty for nothing.
     *
     * @param finished the whole answer; its arrays are still open
     */
    Optional<JsonElement> result(FinishedAnswer finished);
}
