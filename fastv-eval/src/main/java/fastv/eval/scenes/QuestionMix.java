package fastv.eval.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * Which kinds of question an example asks.
 *
 * @param shares the kinds, each with its weight
 * @param turns questions per picture, at most
 */
public record QuestionMix(List<Share> shares, int turns) {

    /**
     * One kind's part of the mix.
     *
     * @param kind the kind
     * @param weight how often it is drawn, relative to the others; 0 or more
     */
    public record Share(QuestionKind kind, int weight) {
        /**
         * @throws IllegalArgumentException if the weight is negative
         */
        public Share {
            if (weight < 0) {
                throw new IllegalArgumentException(
                        "weight of " + kind.name() + ": expected 0 or more, got " + weight);
            }
        }
    }

    /**
     * @throws IllegalArgumentException if no kind has a weight, or there is no turn
     */
    public QuestionMix {
        shares = List.copyOf(shares);
        if (shares.stream().noneMatch(share -> share.weight() > 0)) {
            throw new IllegalArgumentException("mix: expected a kind with a weight above 0");
        }
        if (turns < 1) {
            throw new IllegalArgumentException("turns: expected 1 or more, got " + turns);
        }
    }

    /** All these kinds alike. */
    public static QuestionMix even(Iterable<QuestionKind> kinds, int turns) {
        List<Share> shares = new ArrayList<>();
        kinds.forEach(kind -> shares.add(new Share(kind, 1)));
        return new QuestionMix(shares, turns);
    }

    /** One kind, by weight. */
    QuestionKind draw(SceneRandom random) {
        int total = shares.stream().mapToInt(Share::weight).sum();
        int left = random.below(total);
        for (Share share : shares) {
            left -= share.weight();
            if (left < 0) {
                return share.kind();
            }
        }
        throw new IllegalStateException("weights changed while drawing");
    }
}
