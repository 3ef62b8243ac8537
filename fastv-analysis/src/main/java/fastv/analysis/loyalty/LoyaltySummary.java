package fastv.analysis.loyalty;

import fastv.analysis.estimate.Estimate;
import fastv.core.statistics.Moments;
import fastv.core.statistics.Proportion;

/**
 * Loyalty of one setting over answers.
 *
 * @param sameAnswer answers equal to the unpruned ones
 * @param sameFirstToken answers with the same first token
 * @param klUnpruned KL(unpruned || this) in nats
 * @param klReverse KL(this || unpruned) in nats
 * @param commonPrefix tokens shared from the start
 */
public record LoyaltySummary(
        Proportion sameAnswer,
        Proportion sameFirstToken,
        Estimate klUnpruned,
        Estimate klReverse,
        Estimate commonPrefix) {

    /** Adds up in constant memory. */
    static final class Tally {
        private int answers;
        private int equal;
        private int equalFirst;
        private final Moments klUnpruned = new Moments();
        private final Moments klReverse = new Moments();
        private final Moments commonPrefix = new Moments();

        void add(LoyaltyRecord record) {
            answers++;
            equal += record.sameAnswer() ? 1 : 0;
            equalFirst += record.sameFirstToken() ? 1 : 0;
            klUnpruned.add(record.klUnpruned());
            klReverse.add(record.klReverse());
            commonPrefix.add(record.commonPrefix());
        }

        LoyaltySummary summary() {
            return new LoyaltySummary(
                    new Proportion(equal, answers),
                    new Proportion(equalFirst, answers),
                    Estimate.of(klUnpruned),
                    Estimate.of(klReverse),
                    Estimate.of(commonPrefix));
        }
    }
}
