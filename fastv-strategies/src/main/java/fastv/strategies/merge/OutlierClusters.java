package fastv.strategies.merge;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.strategies.select.BestFirst;
import fastv.strategies.select.GridStep;
import fastv.strategies.select.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * LLaVA-PruMerge's shortening: the tokens of outstanding attention stay in falling order, each with
 * its {@link KnnWeighted} neighbours, and one more token holds the {@link RestToOne}.
 *
 * <p>Shang et al., arXiv:2403.15388. PruMerge+ appends evenly spaced places that are not kept yet:
 * the released code takes every {@code trunc(trunc(1 / ratio) / 3)}-th place below the last one
 * (its 575, here N - 1). That step is 0 for a ratio above 1/3, where the release fails; here it is
 * at least 1.
 *
 * @param plus whether places are added
 * @param neighbours k of the merging, 32 in the release
 */
public record OutlierClusters(boolean plus, int neighbours) {

    public OutlierClusters {
        if (neighbours < 0) {
            throw new IllegalArgumentException("neighbours: expected 0 or more, got " + neighbours);
        }
    }

    /**
     * The tokens that stay.
     *
     * @param scores one per token
     * @param ratio share of outliers, in {@code [0, 1]}
     * @return {@code trunc(N * ratio)} offsets by falling score, then the added places, from place
     *     0
     */
    public int[] select(float[] scores, double ratio) {
        return select(scores, ratio, false);
    }

    /**
     * The same, the added places beginning at 0 or in the middle of the first step, as the code for
     * training does, where the ratio is fixed.
     */
    public int[] select(float[] scores, double ratio, boolean fromMiddle) {
        int[] best = BestFirst.of(scores, (int) (scores.length * ratio));
        if (!plus) {
            return best;
        }
        // a cast of infinity, for no outliers at all, gives the largest integer: place 0 alone
        int step = Math.max(1, Math.min((int) (1 / ratio) / 3, scores.length));
        int[] free = Rest.of(scores.length, best);
        boolean[] onGrid = new boolean[scores.length];
        IntStream.of(GridStep.below(fromMiddle ? step / 2 : 0, step, scores.length - 1))
                .forEach(place -> onGrid[place] = true);
        return IntStream.concat(IntStream.of(best), IntStream.of(free).filter(i -> onGrid[i]))
                .toArray();
    }

    /**
     * The new sequence: one row per kept token, in their order, then the row of the rest.
     *
     * @param similarity {@code [token, token]}, cosine of full-width keys
     * @param scores one per token
     * @param kept what {@link #select} gave
     */
    public List<MergedToken> tokens(FloatMatrix similarity, float[] scores, int[] kept) {
        List<MergedToken> tokens =
                new ArrayList<>(KnnWeighted.merge(similarity, scores, kept, neighbours));
        tokens.add(RestToOne.merge(scores, kept));
        return List.copyOf(tokens);
    }
}
