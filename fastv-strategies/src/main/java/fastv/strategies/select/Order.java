package fastv.strategies.select;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Indices in the order of their scores; of equal scores the lower index comes first. */
public final class Order {
    private Order() {}

    /** All indices, the best first. */
    public static int[] falling(float[] scores) {
        return sorted(scores.length, Comparator.comparingDouble(i -> -scores[i]));
    }

    /** All indices, the worst first. */
    public static int[] rising(float[] scores) {
        return sorted(scores.length, Comparator.comparingDouble(i -> scores[i]));
    }

    /** The best {@code count}, ascending by index. */
    public static int[] best(float[] scores, int count) {
        return Arrays.stream(falling(scores)).limit(count).sorted().toArray();
    }

    private static int[] sorted(int count, Comparator<Integer> by) {
        return IntStream.range(0, count)
                .boxed()
                .sorted(by.thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
