package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.cost.DecoderShape;
import fastv.core.decode.Decoder;
import fastv.core.decode.LayerCache;
import fastv.core.kernel.DecoderKernels;
import fastv.core.kernel.DecoderKernels.LayerOutput;
import fastv.core.kernel.DecoderKernels.Rotary;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.TorchEngine;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A LLaMA decoder of any size with random weights. All layers share one set of them: at the widths
 * worth measuring it is far larger than any cache, so every layer reads it from memory anew.
 */
final class RandomDecoder implements Decoder, AutoCloseable {
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
    private final NDArray norm;
    private final NDArray table;
    private final NDArray inverseFrequencies;

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
        Map<String, NDArray> all = new HashMap<>(products);
        this.norm = random(hidden);
        all.put("input_layernorm.weight", norm);
        all.put("post_attention_layernorm.weight", norm);
        this.layer = new TensorBundle(all);
        this.table = random(shape.vocabSize(), hidden);
        float[] inverse = new float[shape.headDim() / 2];
        for (int j = 0; j < inverse.length; j++) {
            inverse[j] = (float) Math.pow(THETA, -2.0 * j / shape.headDim());
        }
        this.inverseFrequencies = manager.create(inverse);
    }

    private NDArray random(long... size) {
        return kernels.weights().normal(manager, size, DEVIATION, dtype);
    }

    /** The weights of the seven matrix products of a layer, {@code [out, in]}. */
    List<NDArray> products() {
        return List.copyOf(products.values());
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public int layers() {
        return shape.layers();
    }

    @Override
    public int kvHeads() {
        return shape.kvHeads();
    }

    @Override
    public int headDim() {
        return shape.headDim();
    }

    @Override
    public Dtype dtype() {
        return dtype;
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }

    @Override
    public NDArray embed(NDManager owner, int[] ids) {
        return kernels.decoder().embed(owner, owner.create(longs(ids)), table);
    }

    @Override
    public Rotary rotary(NDManager owner, int[] positions) {
        return kernels.decoder()
                .rotary(owner, owner.create(longs(positions)), inverseFrequencies, dtype);
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    @Override
    public LayerOutput layer(
            NDManager owner,
            int index,
            NDArray hidden,
            Rotary rotary,
            LayerCache cache,
            @Nullable NDArray columns,
            int firstQuery) {
        DecoderKernels decoder = kernels.decoder();
        return decoder.layer(
                owner,
                hidden,
                layer,
                EPS,
                rotary,
                cache.keys(),
                cache.values(),
                cache.length(),
                columns,
                firstQuery);
    }

    @Override
    public NDArray norm(NDManager owner, NDArray hidden) {
        return kernels.decoder().norm(owner, hidden, norm, EPS);
    }

    @Override
    public NDArray logits(NDManager owner, NDArray normed) {
        return kernels.decoder().head(owner, normed, table);
    }

    @Override
    public void close() {
        layer.close();
        manager.close();
        kernels.close();
    }
}
