package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.error.BadInputException;
import fastv.core.weights.TensorEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Tensors of checkpoint files as views of mapped memory: opening copies nothing, pages are read
 * when a kernel touches them. A tensor whose stored type differs from the wanted one is cast, and
 * only that one takes memory.
 */
public final class MappedWeights {
    private record Mapping(Path file, int torchNumber) {}

    private final NDManager manager;
    private final WeightKernels kernels;
    private final Map<Mapping, NDArray> mappings = new HashMap<>();

    /**
     * @param manager what the views live as long as
     */
    public MappedWeights(NDManager manager, WeightKernels kernels) {
        this.manager = manager;
        this.kernels = kernels;
    }

    /**
     * One tensor in the wanted type.
     *
     * @throws BadInputException if kernels know no such stored type
     */
    public NDArray load(Path file, TensorEntry entry, Dtype dtype) {
        NDArray stored = view(file, entry);
        if (entry.type() == dtype.stored()) {
            return stored;
        }
        NDArray cast = kernels.cast(manager, stored, dtype);
        stored.close();
        return cast;
    }

    private NDArray view(Path file, TensorEntry entry) {
        int number =
                Dtype.torchNumber(entry.type())
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                file
                                                        + ": "
                                                        + entry.name()
                                                        + ": expected a floating-point or signed"
                                                        + " integer type, got "
                                                        + entry.type()));
        int itemBytes = entry.type().bytes();
        long[] shape = entry.shapeArray();
        if (entry.offsetBytes() % itemBytes == 0) {
            NDArray all = mapped(file, number, itemBytes);
            return kernels.piece(manager, all, entry.offsetBytes() / itemBytes, shape);
        }
        NDArray bytes = mapped(file, 0, 1);
        return kernels.unaligned(
                manager, bytes, entry.offsetBytes(), entry.lengthBytes(), number, shape);
    }

    private NDArray mapped(Path file, int number, int itemBytes) {
        return mappings.computeIfAbsent(
                new Mapping(file, number),
                key -> kernels.map(manager, file, size(file) / itemBytes, number));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
