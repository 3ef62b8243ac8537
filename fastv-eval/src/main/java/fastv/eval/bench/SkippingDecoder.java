package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.decode.Decoder;
import fastv.core.decode.LayerCache;
import fastv.core.kernel.DecoderKernels.LayerOutput;
import fastv.core.kernel.DecoderKernels.PlacedOutput;
import fastv.core.kernel.DecoderKernels.QueriesAndKeys;
import fastv.core.kernel.DecoderKernels.Rotary;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * A decoder that computes a layer only where somebody reads its attention. What selection costs
 * depends on the sizes of what it reads, not on the numbers, so a method can be timed at all its
 * sites without the layers between them. Of layers that are read the first four are computed, of
 * others the queries alone.
 */
final class SkippingDecoder implements Decoder {
    private static final int WHOLE_LAYERS = 4;

    private final Decoder whole;
    private int computed;

    SkippingDecoder(Decoder whole) {
        this.whole = whole;
    }

    @Override
    public int layers() {
        return whole.layers();
    }

    @Override
    public int kvHeads() {
        return whole.kvHeads();
    }

    @Override
    public int headDim() {
        return whole.headDim();
    }

    @Override
    public Dtype dtype() {
        return whole.dtype();
    }

    @Override
    public Kernels kernels() {
        return whole.kernels();
    }

    @Override
    public NDArray embed(NDManager owner, int[] ids) {
        return whole.embed(owner, ids);
    }

    @Override
    public Rotary rotary(NDManager owner, int[] positions) {
        return whole.rotary(owner, positions);
    }

    @Override
    public LayerOutput layer(
            NDManager owner,
            int layer,
            NDArray hidden,
            Rotary rotary,
            LayerCache cache,
            @Nullable NDArray visible,
            int firstQuery) {
        NDArray unchanged = kernels().weights().copy(owner, hidden);
        if (firstQuery >= hidden.getShape().get(1)) {
            return new LayerOutput(unchanged, owner.create(0f));
        }
        if (computed++ < WHOLE_LAYERS) {
            return whole.layer(owner, layer, hidden, rotary, cache, visible, firstQuery);
        }
        QueriesAndKeys read = whole.project(owner, layer, hidden, rotary, firstQuery);
        return new LayerOutput(unchanged, read.queries()); // its keys stay zero in the cache
    }

    @Override
    public PlacedOutput layerByPlace(
            NDManager owner, int layer, NDArray hidden, Rotary places, LayerCache cache) {
        return whole.layerByPlace(owner, layer, hidden, places, cache);
    }

    @Override
    public QueriesAndKeys project(
            NDManager owner, int layer, NDArray hidden, Rotary rotary, int firstQuery) {
        return whole.project(owner, layer, hidden, rotary, firstQuery);
    }

    @Override
    public NDArray norm(NDManager owner, NDArray hidden) {
        return whole.norm(owner, hidden);
    }

    @Override
    public NDArray logits(NDManager owner, NDArray normed) {
        return whole.logits(owner, normed);
    }
}
