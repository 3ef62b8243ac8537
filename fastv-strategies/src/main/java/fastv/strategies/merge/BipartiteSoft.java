package fastv.strategies.merge;

import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.strategies.select.BestFirst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * ToMe's bipartite soft matching: of the tokens at even places, the r that resemble one at an odd
 * place most are merged into it.
 *
 * <p>Bolya et al., Token Merging, ICLR 2023, arXiv:2210.09461. Similarity is the cosine of keys
 * averaged over heads. Values are means weighted by size, the number of patches a token stands for.
 * As released: [CLS] (place 0) and a distillation token (place 1) are never merged, at most half of
 * the others leave at once, the unmerged even ones keep their order only where there is a class
 * token (otherwise: most similar first), and the odd ones follow them. Code that depends on a
 * patch's place must follow the owner map.
 *
 * @param classToken whether place 0 is protected
 * @param distillToken whether place 1 is protected; it then stays at place 1
 */
public record BipartiteSoft(boolean classToken, boolean distillToken) {

    /**
     * One merging.
     *
     * @param tokens the new sequence over the old one, with weights size / sum of sizes
     * @param sizes one per new token
     * @param owner for each old token its place in the new sequence
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one step to the next, never compared
    public record Merging(List<MergedToken> tokens, float[] sizes, int[] owner) {}

    /** How many tokens can be merged at once when so many are asked for. */
    public int merged(int tokens, int asked) {
        int protectedTokens = (classToken ? 1 : 0) + (distillToken ? 1 : 0);
        return Math.max(0, Math.min(asked, (tokens - protectedTokens) / 2));
    }

    /**
     * Merges.
     *
     * @param similarity {@code [even place, odd place]}
     * @param sizes one per token; 1 each before the first merging
     * @param asked r; 0 leaves everything in its place
     */
    public Merging merge(FloatMatrix similarity, float[] sizes, int asked) {
        int[] goesTo = new int[sizes.length]; // the token it is merged into, itself if none
        Arrays.setAll(goesTo, i -> i);
        int count = merged(sizes.length, asked);
        if (count == 0) {
            return merging(goesTo, goesTo, sizes);
        }
        int[] best = new int[similarity.rows()];
        int[] order = BestFirst.of(largest(similarity, best), similarity.rows());
        for (int i = 0; i < count; i++) {
            goesTo[2 * order[i]] = 2 * best[order[i]] + 1;
        }
        IntStream unmerged = IntStream.of(order).skip(count).map(even -> 2 * even);
        return merging(layout(unmerged, sizes.length), goesTo, sizes);
    }

    /** For every even place the largest similarity; where it is found goes to {@code best}. */
    private float[] largest(FloatMatrix similarity, int[] best) {
        float[] largest = new float[similarity.rows()];
        Arrays.fill(largest, Float.NEGATIVE_INFINITY);
        for (int even = classToken ? 1 : 0; even < largest.length; even++) {
            for (int odd = distillToken ? 1 : 0; odd < similarity.columns(); odd++) {
                if (similarity.at(even, odd) > largest[even]) {
                    largest[even] = similarity.at(even, odd);
                    best[even] = odd;
                }
            }
        }
        return largest;
    }

    /** The tokens that go on, in the order of the new sequence. */
    private int[] layout(IntStream unmerged, int tokens) {
        List<Integer> order = new ArrayList<>();
        (classToken ? unmerged.sorted() : unmerged).forEach(order::add);
        for (int odd = 1; odd < tokens; odd += 2) {
            order.add(odd);
        }
        if (distillToken) {
            order.remove(Integer.valueOf(1));
            order.add(1, 1);
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Merging merging(int[] order, int[] goesTo, float[] sizes) {
        int[] slot = new int[sizes.length];
        for (int i = 0; i < order.length; i++) {
            slot[order[i]] = i;
        }
        int[] owner = IntStream.of(goesTo).map(target -> slot[target]).toArray();
        float[] summed = new float[order.length];
        for (int token = 0; token < owner.length; token++) {
            summed[owner[token]] += sizes[token];
        }
        List<List<Integer>> members = new ArrayList<>();
        IntStream.range(0, order.length).forEach(i -> members.add(new ArrayList<>()));
        IntStream.range(0, owner.length).forEach(token -> members.get(owner[token]).add(token));
        List<MergedToken> tokens = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            int[] of = members.get(i).stream().mapToInt(Integer::intValue).toArray();
            float[] weights = new float[of.length];
            for (int m = 0; m < of.length; m++) {
                weights[m] = sizes[of[m]] / summed[i];
            }
            tokens.add(new MergedToken(of, weights));
        }
        return new Merging(List.copyOf(tokens), summed, owner);
    }
}
