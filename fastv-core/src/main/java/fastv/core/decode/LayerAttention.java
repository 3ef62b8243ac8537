package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import fastv.core.prune.Evidence.AttentionReading;
import fastv.core.token.TokenLayout;

/** Reads the attention of one layer, in the rows that are left at the site. */
final class LayerAttention implements AttentionReading {
    private final ReadLayer layer;
    private final TokenLayout wanted;

    /**
     * @param wanted the rows left at the site, a subset of those the layer saw
     */
    LayerAttention(ReadLayer layer, TokenLayout wanted) {
        this.layer = layer;
        this.wanted = wanted;
    }

    @Override
    public int queries() {
        return (int) layer.queries().getShape().get(2);
    }

    @Override
    public float[] ofLastQuery() {
        return read(
                layer.kernels()
                        .ofLastQuery(
                                layer.scope(),
                                layer.queries(),
                                layer.keys(),
                                layer.length(),
                                layer.visible()));
    }

    @Override
    public float[] received() {
        return read(allQueries(false));
    }

    @Override
    public float[] receivedFromOthers() {
        return read(allQueries(true));
    }

    private NDArray allQueries(boolean butSelf) {
        if (queries() != layer.length()) {
            throw new IllegalStateException(
                    "attention: expected queries of all "
                            + layer.length()
                            + " rows, got "
                            + queries());
        }
        return layer.kernels()
                .received(
                        layer.scope(),
                        layer.queries(),
                        layer.keys(),
                        layer.length(),
                        layer.visible(),
                        butSelf);
    }

    private float[] read(NDArray weights) {
        float[] all = weights.toFloatArray();
        weights.close();
        if (wanted.size() == layer.seen().size()) {
            return all;
        }
        int[] rows = layer.seen().rowsOf(wanted);
        float[] left = new float[rows.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = all[rows[i]];
        }
        return left;
    }
}
