package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;

/** Mapping, casting and allocating ({@code weights.py}). */
public final class WeightKernels {
    private final KernelModule module;

    WeightKernels(KernelModule module) {
        this.module = module;
    }

    NDArray map(NDManager owner, Path file, long elements, int torchNumber) {
        return module.tensor(owner, "map", file.toString(), elements, torchNumber);
    }

    NDArray piece(NDManager owner, NDArray mapped, long first, long[] shape) {
        return module.tensor(owner, "piece", mapped, first, shape);
    }

    NDArray unaligned(
            NDManager owner,
            NDArray mapped,
            long first,
            long length,
            int torchNumber,
            long[] shape) {
        return module.tensor(owner, "unaligned", mapped, first, length, torchNumber, shape);
    }

    /** The array in another type; itself where it has that type already. */
    public NDArray cast(NDManager owner, NDArray array, Dtype dtype) {
        return module.tensor(owner, "cast", array, dtype.torchNumber());
    }

    /** A copy with memory of its own. */
    public NDArray copy(NDManager owner, NDArray array) {
        return module.tensor(owner, "copy", array);
    }

    /** Zeros on the device of {@code like}. */
    public NDArray zeros(NDManager owner, long[] shape, Dtype dtype, NDArray like) {
        return module.tensor(owner, "zeros", shape, dtype.torchNumber(), like);
    }

    /** Normal random numbers from libtorch's generator. */
    public NDArray normal(NDManager owner, long[] shape, double deviation, Dtype dtype) {
        return module.tensor(owner, "normal", shape, deviation, dtype.torchNumber());
    }

    /** Seeds libtorch's one generator. */
    public void seed(long seed) {
        module.run("seed", seed);
    }

    /** {@code x W'}: the bare matrix product that layers are made of. */
    public NDArray linear(NDManager owner, NDArray x, NDArray weight) {
        return module.tensor(owner, "linear", x, weight);
    }

    /** The elements of any floating-point array, row-major, widened to float32. */
    public float[] floats(NDArray array) {
        try (NDManager step = array.getManager().newSubManager()) {
            return cast(step, array, Dtype.FLOAT32).toFloatArray();
        }
    }
}
