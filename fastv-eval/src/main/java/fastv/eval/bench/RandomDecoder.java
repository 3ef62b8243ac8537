package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.DecoderShape;
import fastv.core.decode.Decoder;
import fastv.core.decode.RotaryDecoder;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.TorchEngine;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decoder of any size with random weights. All layers share one set of them: at the widths worth
 * measuring it is far larger than any cache, so every layer reads it from memory anew.
 */
final class RandomDecoder implements AutoCloseable {
    private static final double EPS = 1e-5;
    private static final double THETA = 10_000;
    private static final double DEVIATION = 0.02;
    private static final int SEED = 7;

    private final DecoderShape shape;
    private final Dtype dtype;
    private final Kernels kernels;
    private final NDManager manager;
    private final Map<String, NDArray> products = new LinkedHashMap<>();
    private final TensorBundle layer;
    private final Decoder decoder;

    RandomDecoder(TorchEngine engine, DecoderShape shape, Dtype dtype) {
        this.shape = shape;
        this.dtype = dtype;
        this.kernels = new Kernels(engine);
        this.manager = engine.newManager();
        kernels.weights().seed(SEED);
        long hidden = shape.hidden();
        products.put("self_attn.q_proj.weight", random(shape.queryWidth(), hidden));
        products.put("self_attn.k_proj.weight", random(shape.keyWidth(), hidden));
        products.put("self_attn.v_proj.weight", random(shape.keyWidth(), hidden));
        products.put("self_attn.o_proj.weight", random(hidden, shape.queryWidth()));
        products.put("mlp.gate_proj.weight", random(shape.intermediateSize(), hidden));
        products.put("mlp.up_proj.weight", random(shape.intermediateSize(), hidden));
        products.put("mlp.down_proj.weight", random(hidden, shape.intermediateSize()));
        NDArray norm = random(hidden);
        Map<String, NDArray> all = new HashMap<>(products);
        all.put("input_layernorm.weight", norm);
        all.put("post_attention_layernorm.weight", norm);
        this.layer = new TensorBundle(all);
        NDArray table = random(shape.vocabSize(), hidden);
        this.decoder =
                new RotaryDecoder(
                        new RotaryDecoder.Sizes(shape.kvHeads(), shape.headDim(), EPS),
                        new RotaryDecoder.Weights(
                                table, Collections.nCopies(shape.layers(), layer), norm, table),
                        position -> frequencies(),
                        dtype,
                        kernels);
    }

    private NDArray random(long... size) {
        return kernels.weights().normal(manager, size, DEVIATION, dtype);
    }

    private float[] frequencies() {
        float[] inverse = new float[shape.headDim() / 2];
        for (int j = 0; j < inverse.length; j++) {
            inverse[j] = (float) Math.pow(THETA, -2.0 * j / shape.headDim());
        }
        return inverse;
    }

    Decoder decoder() {
        return decoder;
    }

    /** The weights of the seven matrix products of a layer, {@code [out, in]}. */
    List<NDArray> products() {
        return List.copyOf(products.values());
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        layer.close();
        manager.close();
        kernels.close();
    }
}
