package fastv.strategies.merge;

import fastv.core.prune.MergedToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Means of tokens that lie together. What does not divide leaves a smaller group at the end. */
public final class Pooling {

    private Pooling() {}

    /**
     * Means of neighbours along the token sequence: FastV's Table 7 (a), arXiv:2403.06764.
     *
     * @param tokens how many there are
     * @param stride how many become one, 1 or more
     */
    public static List<MergedToken> alongSequence(int tokens, int stride) {
        return IntStream.iterate(0, first -> first < tokens, first -> first + stride)
                .mapToObj(first -> mean(IntStream.range(first, Math.min(tokens, first + stride))))
                .toList();
    }

    /**
     * Means of square blocks of a picture, block rows first.
     *
     * @param side patches per row
     * @param block patches per side of a block, 1 or more
     */
    public static List<MergedToken> ofBlocks(int side, int block) {
        List<MergedToken> means = new ArrayList<>();
        for (int top = 0; top < side; top += block) {
            for (int left = 0; left < side; left += block) {
                means.add(mean(block(side, top, left, block)));
            }
        }
        return List.copyOf(means);
    }

    private static IntStream block(int side, int top, int left, int block) {
        return IntStream.range(top, Math.min(side, top + block))
                .flatMap(
                        row ->
                                IntStream.range(left, Math.min(side, left + block))
                                        .map(column -> row * side + column));
    }

    private static MergedToken mean(IntStream group) {
        int[] tokens = group.toArray();
        float[] weights = new float[tokens.length];
        Arrays.fill(weights, 1f / tokens.length);
        return new MergedToken(tokens, weights);
    }
}
