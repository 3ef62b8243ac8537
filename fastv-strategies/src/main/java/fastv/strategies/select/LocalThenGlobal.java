package fastv.strategies.select;

import java.util.stream.IntStream;

/**
 * VScan's choice in the tower: a share of the tokens from windows by an early layer's attention,
 * the others by a late layer's from the whole picture.
 *
 * <p>Zhang et al., TMLR 2026, arXiv:2505.22654; the released numbers are a share of 0.5, windows of
 * 6 x 6 patches, modules 5 and 22 of 24. {@code n = trunc(K * share)} tokens are local, {@code n
 * div windows} per window: what that division leaves is lost, so that fewer than K tokens may stay.
 *
 * @param localShare in {@code [0, 1]}
 * @param window patches per side of a window
 */
public record LocalThenGlobal(double localShare, int window) {

    public LocalThenGlobal {
        if (!(localShare >= 0 && localShare <= 1)) {
            throw new IllegalArgumentException(
                    "local-share: expected a ratio in [0, 1], got " + localShare);
        }
        if (window < 1) {
            throw new IllegalArgumentException("window: expected 1 or more, got " + window);
        }
    }

    /**
     * The local part.
     *
     * @param scores early attention, one per patch of a {@code side x side} picture
     * @return offsets, window after window, by falling score in each
     */
    public int[] local(float[] scores, int side, int keep) {
        return Windows.best(scores, side, window, localCount(keep) / Windows.count(side, window));
    }

    /**
     * The global part. The release sets the scores of the local tokens to 0 instead of leaving them
     * out, which is the same for attention.
     *
     * @param scores late attention, one per patch
     * @param local what {@link #local} chose
     * @return {@code keep - n} offsets by falling score, none of them local
     */
    public int[] global(float[] scores, int[] local, int keep) {
        return BestFirst.of(scores, keep - localCount(keep), local);
    }

    /** Both parts together, ascending. */
    public static int[] union(int[] local, int[] global) {
        return IntStream.concat(IntStream.of(local), IntStream.of(global)).sorted().toArray();
    }

    private int localCount(int keep) {
        return (int) (keep * localShare);
    }
}
