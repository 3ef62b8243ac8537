package fastv.strategies.cache;

import fastv.core.prune.FloatMatrix;
import java.util.Arrays;

/**
 * H2O: the entries that gathered most attention so far stay, and the last ones; one such cache per
 * layer and head.
 *
 * <p>Zhang et al., H2O: Heavy-Hitter Oracle for Efficient Generative Inference of Large Language
 * Models, NeurIPS 2023, arXiv:2306.14048.
 *
 * <pre>
 *   score[j] += sum over new queries of attention[q, j]     after softmax
 *   where length &gt; heavy + recent: of all but the last {@code recent} the {@code heavy} best stay,
 *   in their order, and the last ones; scores go with their entries
 * </pre>
 *
 * <p>This is the release's form that really drops. Its simulation masks instead and takes shares of
 * the prompt length as budgets.
 */
public final class HeavyHitters {
    private final int heavy;
    private final int recent;
    private int[] tokens = {};
    private float[] scores = {};
    private int seen;

    public HeavyHitters(int heavy, int recent) {
        if (heavy < 0 || recent < 1) {
            throw new IllegalArgumentException(
                    "cache: expected heavy of 0 or more and recent of 1 or more, got "
                            + heavy
                            + " and "
                            + recent);
        }
        this.heavy = heavy;
        this.recent = recent;
    }

    /**
     * Takes one forward pass into account, then evicts.
     *
     * @param attention {@code [new, entries]} of the head: what is cached, followed by the new
     *     tokens
     */
    public void add(FloatMatrix attention) {
        int before = tokens.length;
        int length = before + attention.rows();
        if (attention.columns() != length) {
            throw new IllegalArgumentException(
                    "attention: expected " + length + " columns, got " + attention.columns());
        }
        tokens = Arrays.copyOf(tokens, length);
        scores = Arrays.copyOf(scores, length);
        float[] received = attention.sumOverRows();
        for (int place = 0; place < length; place++) {
            scores[place] += received[place];
            if (place >= before) {
                tokens[place] = seen++;
            }
        }
        if (length > heavy + recent) {
            evict(length);
        }
    }

    private void evict(int length) {
        int[] stay =
                new TopKAndRecent(recent, TopKAndRecent.KeptOrder.PLACE)
                        .select(scores, length, heavy + recent);
        int[] allTokens = tokens;
        float[] allScores = scores;
        tokens = Arrays.stream(stay).map(place -> allTokens[place]).toArray();
        scores = new float[stay.length];
        for (int i = 0; i < stay.length; i++) {
            scores[i] = allScores[stay[i]];
        }
    }

    /** The numbers of the tokens in the cache, in order; the first token ever seen is 0. */
    public int[] tokens() {
        return tokens.clone();
    }

    /** The attention each entry gathered so far. */
    public float[] scores() {
        return scores.clone();
    }
}
