package fastv.strategies.select;

import fastv.core.prune.FloatMatrix;
import java.util.Arrays;

/**
 * VisPruner's choice: the best by score, then of the others, in their order, what {@link
 * BipartiteThin} leaves.
 *
 * <p>Zhang et al., ICCV 2025, arXiv:2412.01818 v2. The share of important tokens is 0.5 by default;
 * the authors' README also gives 0.75.
 *
 * @param importantShare r in {@code [0, 1]}; {@code trunc(keep * r)} tokens are important
 * @param chunk how many leave at once while thinning, 8 in the release
 */
public record ImportantThenDiverse(double importantShare, int chunk) {

    public ImportantThenDiverse {
        if (!(importantShare >= 0 && importantShare <= 1)) {
            throw new IllegalArgumentException(
                    "important-share: expected a ratio in [0, 1], got " + importantShare);
        }
        if (chunk < 1) {
            throw new IllegalArgumentException("chunk: expected 1 or more, got " + chunk);
        }
    }

    /** How many of the kept tokens are the best by score. */
    public int importantCount(int keep) {
        return (int) (keep * importantShare);
    }

    /**
     * Selects.
     *
     * @param scores one per token
     * @param similarity {@code [token, token]}
     * @param keep how many; all where there are fewer
     * @return the important ones by falling score, then the diverse ones as the loop leaves them
     */
    public int[] select(float[] scores, FloatMatrix similarity, int keep) {
        int count = Math.max(0, Math.min(keep, scores.length));
        int important = importantCount(count);
        int[] order = BestFirst.of(scores, scores.length);
        int[] rest = Arrays.copyOfRange(order, important, order.length);
        int[] diverse = BipartiteThin.thin(similarity, rest, count - important, chunk);
        int[] selected = Arrays.copyOf(order, count);
        System.arraycopy(diverse, 0, selected, important, diverse.length);
        return selected;
    }
}
