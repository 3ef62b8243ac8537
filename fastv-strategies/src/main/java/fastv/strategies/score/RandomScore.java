package fastv.strategies.score;

import fastv.core.prune.Evidence;
import fastv.core.prune.EvidenceNeed;
import fastv.core.prune.Score;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The control every method is measured against: a token's worth is its place in a shuffle. FastV's
 * Table 7 (c), and "Random" in its Figure 7.
 *
 * <p>Fisher-Yates over a generator seeded from the run's seed and the sample's id, so the best k
 * are what a partial shuffle of k steps draws: the same on every machine and in every version.
 */
public final class RandomScore implements Score {
    /** The public name. */
    public static final String NAME = "random";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EvidenceNeed> needs() {
        return Set.of();
    }

    @Override
    public float[] score(Evidence evidence) {
        return shuffle(evidence.candidates().length, evidence.seed().generator(evidence.ranking()));
    }

    /** The same for any list: the first drawn has the highest score. */
    public static float[] shuffle(int candidates, SplittableRandom random) {
        int[] drawn = new int[candidates];
        for (int i = 0; i < candidates; i++) {
            drawn[i] = i;
        }
        float[] scores = new float[candidates];
        for (int place = 0; place < candidates; place++) {
            int other = random.nextInt(place, candidates);
            int token = drawn[other];
            drawn[other] = drawn[place];
            drawn[place] = token;
            scores[token] = candidates - place;
        }
        return scores;
    }
}
