package fastv.core.cost;

/**
 * Work that a strategy causes and the unpruned model does not do, so that a method pays for its own
 * evidence.
 *
 * @param name what was computed, for the report
 * @param macs multiply-accumulates
 */
public record SelectionWork(String name, long macs) {

    public SelectionWork {
        Sizes.notNegative("macs", macs);
    }

    /**
     * Attention rows computed beside the fused kernel from queries and keys that the layer has
     * anyway: {@code heads * rows * keys * headDim}. The last-row criterion reads one row; a mean
     * over all queries reads as many rows as keys. Softmax and the mean over heads are not counted,
     * as nowhere else.
     */
    public static SelectionWork attentionRows(String name, DecoderShape shape, int rows, int keys) {
        return new SelectionWork(name, Sizes.product(shape.queryWidth(), rows, keys));
    }
}
