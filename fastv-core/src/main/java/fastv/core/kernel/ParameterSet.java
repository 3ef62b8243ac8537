package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.IValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Named tensors that training changes in place: the weights, their gradient sums, the moments of
 * the optimiser. All float32. The tensors live as long as the manager they were made in; the set
 * itself holds a reference to each until it is closed.
 */
public final class ParameterSet implements AutoCloseable {
    private final Map<String, NDArray> arrays;
    private final TensorBundle bundle;

    private ParameterSet(Map<String, NDArray> arrays) {
        this.arrays = Collections.unmodifiableMap(arrays);
        this.bundle = new TensorBundle(arrays);
    }

    /**
     * Copies values into tensors of the same names.
     *
     * @param owner what the tensors live as long as
     * @param shapes row-major
     * @param values as many as the shape says
     */
    public static ParameterSet of(
            NDManager owner, Map<String, long[]> shapes, Map<String, float[]> values) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        shapes.forEach(
                (name, shape) -> {
                    float[] elements = values.get(name);
                    if (elements == null) {
                        throw new IllegalArgumentException(name + ": expected values, got none");
                    }
                    arrays.put(name, owner.create(elements, new Shape(shape)));
                });
        return new ParameterSet(arrays);
    }

    /** Zeros in the shapes of these. */
    public ParameterSet zeros(NDManager owner) {
        Map<String, NDArray> zeros = new LinkedHashMap<>();
        arrays.forEach((name, array) -> zeros.put(name, owner.zeros(array.getShape())));
        return new ParameterSet(zeros);
    }

    /** The same tensors, those with such names alone. */
    public ParameterSet only(Predicate<String> names) {
        Map<String, NDArray> some = new LinkedHashMap<>(arrays);
        some.keySet().removeIf(names.negate());
        return new ParameterSet(some);
    }

    /** The names, in the order of making. */
    public Iterable<String> names() {
        return arrays.keySet();
    }

    /** Whether there is no tensor. */
    public boolean isEmpty() {
        return arrays.isEmpty();
    }

    /** How many numbers all tensors hold. */
    public long elements() {
        return arrays.values().stream().mapToLong(NDArray::size).sum();
    }

    /** The shape of a tensor. */
    public long[] shape(String name) {
        return array(name).getShape().getShape();
    }

    /** A copy of a tensor's elements, row-major. */
    public float[] values(String name) {
        return array(name).toFloatArray();
    }

    /** Overwrites a tensor. */
    public void set(String name, float[] values) {
        array(name).set(values);
    }

    private NDArray array(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no tensor is called " + name);
        }
        return array;
    }

    IValue value() {
        return bundle.value();
    }

    /** Adds all tensors as one dictionary argument: DJL makes one of names with a common start. */
    void addTo(NDList list, String prefix) {
        arrays.forEach(
                (name, array) -> {
                    array.setName(prefix + name);
                    list.add(array);
                });
    }

    @Override
    public void close() {
        bundle.close();
    }
}
