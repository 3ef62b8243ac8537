package fastv.core.analysis;

import fastv.core.decode.Generation;
import fastv.core.decode.RankingRecord;
import java.util.List;
import java.util.Optional;

/**
 * An answer that was made.
 *
 * @param generation tokens and how they ended
 * @param rankings those of the prefill
 * @param comparison with the unpruned answer; there only if an analysis compares and this answer is
 *     not the unpruned one
 */
public record FinishedAnswer(
        Generation generation, List<RankingRecord> rankings, Optional<Comparison> comparison) {
    public FinishedAnswer {
        rankings = List.copyOf(rankings);
    }

    /**
     * Two prefills of one sample side by side.
     *
     * @param own of this answer
     * @param unpruned of the unpruned answer
     * @param unprunedTokens the unpruned answer's tokens
     */
    public record Comparison(
            PrefillTrace own, PrefillTrace unpruned, List<Integer> unprunedTokens) {
        public Comparison {
            unprunedTokens = List.copyOf(unprunedTokens);
        }
    }
}
