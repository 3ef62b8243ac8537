package fastv.core.analysis;

import fastv.core.model.ModelCard;
import fastv.core.prune.VisualNeed;
import java.util.Optional;
import java.util.Set;

/**
 * Something that is measured while answers are made. Holds settings, no state: what one answer
 * needs lives in its watch, so memory does not grow with the number of samples. Bound in a map
 * binder {@code String -> Part<?, Analysis>} under its public name.
 */
public interface Analysis {

    /** What it reads of the tower, which stages of a strategy announce likewise. */
    default Set<VisualNeed> visualNeeds() {
        return Set.of();
    }

    /**
     * Whether answers are compared with the unpruned one of the same sample and seed. It is made
     * once, first or on the side, and handed to {@link AnswerWatch#result}.
     */
    default boolean comparesWithUnpruned() {
        return false;
    }

    /**
     * Why it cannot watch that model, as {@code key: expected ..., got ...}; empty if it can.
     *
     * @param card the model
     */
    default Optional<String> refusal(ModelCard card) {
        return Optional.empty();
    }

    /** Begins to watch one answer; empty if that answer is none of its business. */
    Optional<AnswerWatch> watch(WatchedAnswer answer);
}
