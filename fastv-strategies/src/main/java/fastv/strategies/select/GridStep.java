package fastv.strategies.select;

import java.util.stream.IntStream;

/**
 * Every step-th place of a list. VisionZip (arXiv:2412.04467) takes the targets of its merging so,
 * PruMerge+ (arXiv:2403.15388) the places it adds.
 */
public final class GridStep {

    private GridStep() {}

    /**
     * A given number of places: 0, step, 2 step, ... with {@code step = max(1, size div count)}.
     *
     * @param size of the list
     * @param count how many places; all where there are fewer
     * @return ascending places below {@code size}
     */
    public static int[] spread(int size, int count) {
        if (count <= 0) {
            return new int[0];
        }
        int[] all = below(0, Math.max(1, size / count), size);
        return IntStream.of(all).limit(count).toArray();
    }

    /**
     * Places at a given step: first, first + step, ... below a limit.
     *
     * @param step 1 or more
     * @return ascending
     */
    public static int[] below(int first, int step, int limit) {
        if (step < 1) {
            throw new IllegalArgumentException("step: expected 1 or more, got " + step);
        }
        return IntStream.iterate(first, place -> place < limit, place -> Math.addExact(place, step))
                .toArray();
    }
}
