package fastv.strategies.merge;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Every other token goes to the target it resembles most. */
public enum NearestTarget {
    /**
     * The mean of the others is added to the target, which so weighs as much as all of them.
     * VisionZip, CVPR 2025, arXiv:2412.04467, as its released code adds.
     */
    ADD,
    /** The mean of target and others. VScan, TMLR 2026, arXiv:2505.22654. */
    MEAN;

    /**
     * Where the others go.
     *
     * @param similarity {@code [token, token]}
     * @param targets tokens
     * @param others tokens
     * @return for each of {@code others} the place in {@code targets}; of equal ones the first; -1
     *     where there is no target
     */
    public static int[] assign(FloatMatrix similarity, int[] targets, int[] others) {
        return Arrays.stream(others)
                .map(
                        other -> {
                            int best = targets.length == 0 ? -1 : 0;
                            for (int t = 1; t < targets.length; t++) {
                                if (similarity.at(other, targets[t])
                                        > similarity.at(other, targets[best])) {
                                    best = t;
                                }
                            }
                            return best;
                        })
                .toArray();
    }

    /**
     * The merged rows, one per target, in the order of {@code targets}.
     *
     * @param assignment what {@link #assign} gave for {@code others}
     */
    public List<MergedToken> merge(int[] targets, int[] others, int[] assignment) {
        return IntStream.range(0, targets.length)
                .mapToObj(
                        t -> {
                            int[] members =
                                    IntStream.range(0, others.length)
                                            .filter(i -> assignment[i] == t)
                                            .map(i -> others[i])
                                            .toArray();
                            return token(targets[t], members);
                        })
                .toList();
    }

    private MergedToken token(int target, int[] members) {
        int[] tokens = IntStream.concat(IntStream.of(target), IntStream.of(members)).toArray();
        float[] weights = new float[tokens.length];
        int divisor = this == ADD ? Math.max(1, members.length) : tokens.length;
        Arrays.fill(weights, 1f / divisor);
        if (this == ADD) {
            weights[0] = 1;
        }
        return new MergedToken(tokens, weights);
    }
}
