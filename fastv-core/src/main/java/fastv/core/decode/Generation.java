package fastv.core.decode;

import java.time.Duration;
import java.util.List;

/**
 * What one session generated. Time that an observer took is in none of the times.
 *
 * @param tokens the answer's ids, without the stop token
 * @param finish why it ended
 * @param firstToken from the start of the prefill to the first token, selection included
 * @param prefill forward passes over the prompt, selection left out
 * @param selection reading evidence, ranking, cutting; of all passes
 * @param decode all steps after the first token, selection left out
 */
public record Generation(
        List<Integer> tokens,
        Finish finish,
        Duration firstToken,
        Duration prefill,
        Duration selection,
        Duration decode) {

    /** Why an answer ended. */
    public enum Finish {
        /** The model chose a stop token. */
        STOP,
        /** The limit of new tokens was reached. */
        LENGTH,
        /** Whoever took the tokens asked for no more. */
        ENDED
    }

    public Generation {
        tokens = List.copyOf(tokens);
    }

    /**
     * Forward passes after the prefill: the prefill yields the first token, and only a stop token
     * shows that the last one was fed back.
     */
    public int decodeSteps() {
        return finish == Finish.STOP ? tokens.size() : tokens.size() - 1;
    }
}
