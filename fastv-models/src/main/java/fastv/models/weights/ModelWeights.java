package fastv.models.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.MappedWeights;
import fastv.core.kernel.TensorBundle;
import fastv.core.kernel.TorchEngine;
import fastv.models.checkpoint.Checkpoint;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.checkpoint.ExpectedTensor;
import fastv.models.checkpoint.ShapeCheck;
import fastv.models.checkpoint.StoredTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of one open model. Nothing is read until a kernel touches it; a type other than the
 * stored one is cast when the tensor is asked for.
 */
public final class ModelWeights implements AutoCloseable {
    private final Checkpoint checkpoint;
    private final Dtype dtype;
    private final Kernels kernels;
    private final NDManager manager;
    private final MappedWeights mapped;
    private final List<String> expected;
    private final List<TensorBundle> bundles = new ArrayList<>();

    public ModelWeights(Checkpoint checkpoint, TorchEngine engine, Dtype dtype) {
        this.checkpoint = checkpoint;
        this.dtype = dtype;
        this.kernels = new Kernels(engine);
        this.manager = engine.newManager();
        this.mapped = new MappedWeights(manager, kernels.weights());
        this.expected =
                ShapeCheck.expected(checkpoint.config()).stream()
                        .map(ExpectedTensor::name)
                        .toList();
    }

    /** The kernels that compute with the weights. */
    public Kernels kernels() {
        return kernels;
    }

    /** The type of all weights. */
    public Dtype dtype() {
        return dtype;
    }

    /** What the weights live as long as; scopes of samples are its children. */
    public NDManager manager() {
        return manager;
    }

    /** One tensor by the project's name. */
    public NDArray tensor(String name) {
        StoredTensor stored = checkpoint.tensor(name);
        return mapped.load(stored.file(), stored.entry(), dtype);
    }

    /**
     * All tensors that the configuration implies below a prefix, under the rest of their names.
     *
     * @param prefix with its dot, such as {@code decoder.layers.3.}
     */
    public TensorBundle bundle(String prefix) {
        return bundle(prefix, prefix);
    }

    /**
     * The same for the tensors below several prefixes, named from a common root on.
     *
     * @param root what is left out of the names
     */
    public TensorBundle bundle(String root, String... prefixes) {
        return bundle(
                root,
                expected.stream()
                        .filter(name -> Arrays.stream(prefixes).anyMatch(name::startsWith))
                        .toList());
    }

    /**
     * A block of the tower that the model itself never runs, for evidence in it.
     *
     * @throws fastv.core.error.BadInputException if the checkpoint lacks some of it
     */
    public TensorBundle spareTowerBlock(ClipVisionConfig vision, int block) {
        return bundle("vision.layers." + block + ".", checkpoint.spareTowerBlock(vision, block));
    }

    private TensorBundle bundle(String root, List<String> names) {
        Map<String, NDArray> tensors = new HashMap<>();
        for (String name : names) {
            tensors.put(name.substring(root.length()), tensor(name));
        }
        TensorBundle bundle = new TensorBundle(tensors);
        bundles.add(bundle);
        return bundle;
    }

    @Override
    public void close() {
        bundles.forEach(TensorBundle::close);
        manager.close();
        kernels.close();
    }
}
