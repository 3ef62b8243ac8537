package fastv.strategies.select;

import fastv.core.prune.FloatMatrix;
import fastv.strategies.order.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * DART: a few pivots, and for each of them the image tokens least similar to it, since what repeats
 * a pivot adds nothing.
 *
 * <p>Wen et al., Stop Looking for Important Tokens in Multimodal Language Models: Duplication
 * Matters More, EMNLP 2025, arXiv:2502.11494.
 *
 * <pre>
 *   pivots   the image tokens and the text tokens after the image with the largest L1 norm of key
 *   per      (count or N (1 - R)) / pivots, truncated
 *   for each pivot in turn: of the image tokens left, the {@code per} with the lowest
 *   cos(state, state of the pivot) are taken
 *   kept     image pivots and all that was taken; text pivots only probe
 * </pre>
 *
 * <p>The paper gives pivots no order; the code iterates over a Python set, so its order is that of
 * a hash table: {@link PivotOrder#CPYTHON_SET}.
 */
public final class PivotsLeastSimilar {

    /** Whose turn it is. */
    public enum PivotOrder {
        /** Image pivots, then text pivots, each by falling norm. */
        NORM,
        /** As the authors' Python iterates over a set of both. */
        CPYTHON_SET
    }

    /**
     * What was chosen; all are rows of the sequence.
     *
     * @param imagePivots by falling norm
     * @param textPivots by falling norm
     * @param visited all pivots in their turn
     * @param picked in order of picking
     * @param kept image pivots and picked ones, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // compared field by field
    public record Choice(
            int[] imagePivots, int[] textPivots, int[] visited, int[] picked, int[] kept) {}

    private final int[] imageRows;
    private final int[] textRows;
    private final FloatMatrix states;

    /**
     * @param imageRows rows of image tokens, ascending
     * @param textRows rows of the text after the image, ascending
     * @param states {@code [rows, width]}, final-normed hidden states entering the layer
     */
    public PivotsLeastSimilar(int[] imageRows, int[] textRows, FloatMatrix states) {
        this.imageRows = imageRows.clone();
        this.textRows = textRows.clone();
        this.states = states;
    }

    /** How many each pivot takes, for a number of tokens that all of them together may take. */
    public static int perPivot(int count, int pivots) {
        return count / pivots;
    }

    /** How many each pivot takes, for a removed share. */
    public static int perPivot(int imageTokens, double removed, int pivots) {
        return (int) (imageTokens * (1 - removed) / pivots);
    }

    /**
     * Chooses.
     *
     * @param keyNorms L1 norm of every row's rotated key, over heads and channels
     * @param per how many each pivot takes
     */
    public Choice choose(
            float[] keyNorms, int imagePivots, int textPivots, int per, PivotOrder order) {
        int[] image = largest(keyNorms, imageRows, imagePivots);
        int[] text = largest(keyNorms, textRows, textPivots);
        int[] both = IntStream.concat(Arrays.stream(image), Arrays.stream(text)).toArray();
        int[] visited = order == PivotOrder.NORM ? both : PythonSetOrder.of(both);
        int[] picked = pick(image, visited, per);
        int[] kept =
                IntStream.concat(Arrays.stream(image), Arrays.stream(picked)).sorted().toArray();
        return new Choice(image, text, visited, picked, kept);
    }

    private static int[] largest(float[] norms, int[] rows, int count) {
        float[] among = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            among[i] = norms[rows[i]];
        }
        return Arrays.stream(Order.falling(among)).limit(count).map(i -> rows[i]).toArray();
    }

    private int[] pick(int[] imagePivots, int[] visited, int per) {
        List<Integer> pool = new ArrayList<>(Arrays.stream(imageRows).boxed().toList());
        Arrays.stream(imagePivots).boxed().forEach(pool::remove);
        List<Integer> picked = new ArrayList<>();
        for (int pivot : visited) {
            float[] similarity = new float[pool.size()];
            for (int i = 0; i < similarity.length; i++) {
                similarity[i] = cosine(pivot, pool.get(i));
            }
            List<Integer> taken =
                    Arrays.stream(Order.rising(similarity)).limit(per).mapToObj(pool::get).toList();
            picked.addAll(taken);
            pool.removeAll(taken);
        }
        return picked.stream().mapToInt(Integer::intValue).toArray();
    }

    private float cosine(int a, int b) {
        double dot = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int column = 0; column < states.columns(); column++) {
            double x = states.at(a, column);
            double y = states.at(b, column);
            dot += x * y;
            squaresA += x * x;
            squaresB += y * y;
        }
        return (float) (dot / Math.sqrt(squaresA * squaresB));
    }
}
