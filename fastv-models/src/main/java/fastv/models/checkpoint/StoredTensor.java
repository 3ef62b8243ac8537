package fastv.models.checkpoint;

import fastv.core.weights.TensorEntry;
import java.nio.file.Path;

/**
 * A tensor of a checkpoint: which of its files holds it, and where.
 *
 * @param file the safetensors file
 * @param entry name in the file, type, shape and place
 */
public record StoredTensor(Path file, TensorEntry entry) {}
