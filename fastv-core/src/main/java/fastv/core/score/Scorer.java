package fastv.core.score;

import java.util.List;
import java.util.Set;

/** Judges the answers to one kind of question. */
public interface Scorer {
    /** One sentence: what it reads out of an answer and what it counts. */
    String summary();

    /**
     * The kinds of question it judges unless an experiment says otherwise; of a kind {@code
     * SET/KIND} the last part counts.
     */
    Set<String> kinds();

    /**
     * Judges answers.
     *
     * @param answers all answers of one setting to one kind; at least one, each with references
     * @return the metrics, the one for tables first
     */
    List<Metric> score(List<ScoredAnswer> answers);
}
