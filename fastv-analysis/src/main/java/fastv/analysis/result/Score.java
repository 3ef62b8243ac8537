package fastv.analysis.result;

import fastv.analysis.summary.ExactMatch;
import fastv.core.journal.JournalEntry;
import java.util.OptionalDouble;

/** How good an answer is, from 0 to 1. */
public final class Score {
    private Score() {}

    /** The score of an answer; empty if its sample has no references. */
    public static OptionalDouble of(JournalEntry entry) {
        if (entry.sample().references().isEmpty()) {
            return OptionalDouble.empty();
        }
        boolean right = ExactMatch.holds(entry.answer().text(), entry.sample().references());
        return OptionalDouble.of(right ? 1 : 0);
    }
}
