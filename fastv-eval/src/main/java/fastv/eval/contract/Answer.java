package fastv.eval.contract;

import fastv.core.decode.RankingRecord;
import fastv.core.model.PictureReduction;
import fastv.core.token.TokenLayout;
import java.util.List;

/**
 * One answered sample, as far as laws look at it.
 *
 * @param prompt what lay at each row that entered the decoder
 * @param logits per generated token
 * @param tokensPerLayer at prefill
 * @param rankings inside the decoder
 * @param reductions before it
 * @param cacheLengths entries per layer after each forward pass; empty when decoding recomputes
 */
record Answer(
        TokenLayout prompt,
        List<float[]> logits,
        List<Integer> tokensPerLayer,
        List<RankingRecord> rankings,
        List<PictureReduction> reductions,
        List<List<Integer>> cacheLengths) {
    Answer {
        logits = List.copyOf(logits);
        tokensPerLayer = List.copyOf(tokensPerLayer);
        rankings = List.copyOf(rankings);
        reductions = List.copyOf(reductions);
        cacheLengths = List.copyOf(cacheLengths);
    }

    /** The largest difference of any logit; infinite where one is not a number. */
    double difference(Answer other) {
        double largest = 0;
        for (int step = 0; step < Math.min(logits.size(), other.logits.size()); step++) {
            float[] mine = logits.get(step);
            float[] others = other.logits.get(step);
            for (int i = 0; i < mine.length; i++) {
                double apart = Math.abs((double) mine[i] - others[i]);
                largest = apart <= largest ? largest : Double.isNaN(apart) ? 1 / 0.0 : apart;
            }
        }
        return largest;
    }

    /** Whether anything left or was merged, or a cache is shorter than what entered its layer. */
    boolean isCut() {
        return (!cacheLengths.isEmpty() && !cacheLengths.get(0).equals(tokensPerLayer))
                || rankings.stream().anyMatch(r -> r.ranking().removedPositions().length > 0)
                || reductions.stream().anyMatch(r -> r.tokens().size() != r.candidates());
    }
}
