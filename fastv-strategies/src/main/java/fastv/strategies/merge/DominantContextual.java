package fastv.strategies.merge;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.strategies.select.BestFirst;
import fastv.strategies.select.GridStep;
import fastv.strategies.select.Rest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * VisionZip's shortening: [CLS] and the patches it attends to most stay (dominant), the others are
 * merged into evenly spread ones of themselves (contextual).
 *
 * <p>Yang et al., CVPR 2025, arXiv:2412.04467. {@code dominant} counts [CLS], as in the released
 * code: of 54 dominant tokens 53 are patches. Scores are summed over heads; the similarity is the
 * cosine of keys averaged over heads. Rows are counted with [CLS] at 0.
 *
 * @param dominant how many stay as they are, [CLS] included; 1 or more
 * @param contextual how many merged ones follow
 */
public record DominantContextual(int dominant, int contextual) {

    public DominantContextual {
        if (dominant < 1 || contextual < 0) {
            throw new IllegalArgumentException(
                    "dominant, contextual: expected at least 1 (the [CLS] token) and 0, got %d and %d"
                            .formatted(dominant, contextual));
        }
    }

    /**
     * Which row does what.
     *
     * @param kept rows that stay, [CLS] first, ascending
     * @param targets rows that others are merged into, ascending
     * @param merged all other rows, ascending
     * @param assignment for each of {@code merged} the place of its target, -1 if there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one step to the next, never compared
    public record Plan(int[] kept, int[] targets, int[] merged, int[] assignment) {

        /** The new sequence: kept rows, then one row per target. */
        public List<MergedToken> tokens() {
            List<MergedToken> tokens = new ArrayList<>();
            Arrays.stream(kept).mapToObj(MergedToken::alone).forEach(tokens::add);
            tokens.addAll(NearestTarget.ADD.merge(targets, merged, assignment));
            return List.copyOf(tokens);
        }
    }

    /**
     * Plans.
     *
     * @param scores one per patch, without [CLS]
     * @param similarity {@code [row, row]}, with [CLS] at 0
     */
    public Plan plan(float[] scores, FloatMatrix similarity) {
        int[] patches = BestFirst.of(scores, dominant - 1);
        int[] kept =
                IntStream.concat(IntStream.of(0), IntStream.of(patches).map(p -> p + 1))
                        .sorted()
                        .toArray();
        int[] rest = Rest.of(scores.length + 1, kept);
        int[] places = GridStep.spread(rest.length, contextual);
        int[] targets = IntStream.of(places).map(place -> rest[place]).toArray();
        int[] merged =
                IntStream.of(Rest.of(rest.length, places)).map(place -> rest[place]).toArray();
        return new Plan(kept, targets, merged, NearestTarget.assign(similarity, targets, merged));
    }
}
