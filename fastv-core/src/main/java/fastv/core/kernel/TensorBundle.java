package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The named weights of one layer, kept in the form kernels take them, so that a call converts
 * nothing. Holds references of its own: the arrays it was made of may be closed.
 */
public final class TensorBundle implements AutoCloseable {
    private final IValue value;
    private final Set<String> names;

    /**
     * @param tensors weights by their name within the layer, such as {@code
     *     self_attn.q_proj.weight}
     */
    public TensorBundle(Map<String, NDArray> tensors) {
        Map<String, PtNDArray> arrays = new HashMap<>();
        tensors.forEach((name, array) -> arrays.put(name, (PtNDArray) array));
        this.value = IValue.stringMapFrom(arrays);
        this.names = Set.copyOf(tensors.keySet());
    }

    IValue value() {
        return value;
    }

    /** The names of the weights. */
    public Set<String> names() {
        return names;
    }

    @Override
    public void close() {
        value.close();
    }
}
