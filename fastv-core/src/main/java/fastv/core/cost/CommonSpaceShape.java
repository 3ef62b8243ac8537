package fastv.core.cost;

import java.util.List;

/**
 * The sizes of a CLIP that decide what comparing patches with a text costs: its text tower, and the
 * projections of both towers into their common space.
 *
 * @param hidden width of the text tower
 * @param intermediateSize width of its MLP, two matrices
 * @param layers its blocks
 * @param visionHidden width of the vision tower
 * @param projection width of the common space
 */
public record CommonSpaceShape(
        int hidden, int intermediateSize, int layers, int visionHidden, int projection) {

    public CommonSpaceShape {
        Sizes.positive("hidden", hidden);
        Sizes.positive("intermediateSize", intermediateSize);
        Sizes.positive("layers", layers);
        Sizes.positive("visionHidden", visionHidden);
        Sizes.positive("projection", projection);
    }

    /**
     * Multiply-accumulates of reading a text and comparing it with patches. Per segment of n tokens
     * each block has four projections, scores and values over all n x n pairs, and the two MLP
     * matrices; one row is projected. Every patch is projected, and compared with every segment.
     * Embedding, norms and softmax are not counted, as nowhere else.
     *
     * @param segments tokens of each piece of the text, start and end token included
     * @param patches of all pictures together
     */
    public long macs(List<Integer> segments, long patches) {
        long macs = Sizes.product(patches, visionHidden, projection);
        for (int tokens : segments) {
            macs = Math.addExact(macs, segment(tokens));
            macs = Math.addExact(macs, Sizes.product(patches, projection));
        }
        return macs;
    }

    private long segment(long tokens) {
        long projections = Sizes.product(4, tokens, hidden, hidden);
        long attention = Sizes.product(2, tokens, tokens, hidden);
        long mlp = Sizes.product(2, tokens, hidden, intermediateSize);
        long blocks = Math.multiplyExact(layers, projections + attention + mlp);
        return Math.addExact(blocks, Sizes.product(hidden, projection));
    }
}
