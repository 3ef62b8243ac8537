package fastv.analysis.attention;

import fastv.core.token.Segment;
import java.util.List;

/**
 * Attention of one setting over samples: what figure 3 of the FastV paper draws.
 *
 * @param samples how many answers
 * @param rows query rows of all of them
 * @param layers one per decoder layer
 * @param shallow the mean over the first two layers
 * @param deep the mean over the others
 */
public record AttentionSummary(
        long samples,
        long rows,
        List<LayerAttentionSummary> layers,
        LayerAttentionSummary shallow,
        LayerAttentionSummary deep) {

    public AttentionSummary {
        layers = List.copyOf(layers);
    }

    /**
     * How many times more attention a system token receives in deep layers than an image token: 472
     * in the paper. NaN without one of them.
     */
    public double deepSystemOverImage() {
        return systemOverImage(deep);
    }

    /** The same in the first two layers: 2 in the paper, which says 50 % the other way round. */
    public double shallowSystemOverImage() {
        return systemOverImage(shallow);
    }

    private static double systemOverImage(LayerAttentionSummary layers) {
        return layers.of(Segment.SYSTEM).epsilonMean().mean()
                / layers.of(Segment.IMAGE).epsilonMean().mean();
    }

    /**
     * The share of the attention that the system prompt takes in deep layers: 0.85 in the paper.
     */
    public double deepSystemShare() {
        return deep.of(Segment.SYSTEM).lambdaMean().mean();
    }
}
