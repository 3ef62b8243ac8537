package fastv.core.weights;

import java.util.List;

/**
 * Where one tensor lies in a file.
 *
 * @param name its name in the file
 * @param type element type
 * @param shape sizes per axis; empty for a scalar
 * @param offsetBytes first byte, counted from the start of the file
 * @param lengthBytes number of bytes
 */
public record TensorEntry(
        String name, StoredType type, List<Long> shape, long offsetBytes, long lengthBytes) {

    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** Number of elements. */
    public long elements() {
        return lengthBytes / type.bytes();
    }

    /** The shape as an array. */
    public long[] shapeArray() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
