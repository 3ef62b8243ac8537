package fastv.strategies.order;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Indices in the order of their scores; of equal scores the lower index comes first. */
public final class Order {
    private Order() {}

    /** All indices, the best first. */
    public static int[] falling(float[] scores) {
        return falling(scores, IntStream.range(0, scores.length).toArray());
    }

    /** Some indices, given ascending, the best first. */
    public static int[] falling(float[] scores, int[] among) {
        // 0 - score, not -score: the two zeros are equal and must tie
        return sorted(among, Comparator.comparingDouble(i -> 0.0 - scores[i]));
    }

    /** All indices, the worst first. */
    public static int[] rising(float[] scores) {
        int[] all = IntStream.range(0, scores.length).toArray();
        return sorted(all, Comparator.comparingDouble(i -> scores[i] + 0.0));
    }

    /** The best {@code count}, ascending by index. */
    public static int[] best(float[] scores, int count) {
        return Arrays.stream(falling(scores)).limit(count).sorted().toArray();
    }

    private static int[] sorted(int[] among, Comparator<Integer> by) {
        return IntStream.of(among).boxed().sorted(by).mapToInt(Integer::intValue).toArray();
    }
}
