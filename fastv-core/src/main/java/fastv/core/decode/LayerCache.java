package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Keys and values of one layer, allocated once. Which prompt rows it holds is known by their
 * layout; generated tokens follow in order.
 */
public final class LayerCache {
    private final NDArray keys;
    private final NDArray values;
    private final TokenLayout promptRows;
    private final int capacity;
    private int length;

    LayerCache(NDArray keys, NDArray values, TokenLayout promptRows, int capacity) {
        this.keys = keys;
        this.values = values;
        this.promptRows = promptRows;
        this.capacity = capacity;
    }

    /** Rotated keys, {@code [1, kvHeads, capacity, headDim]}. */
    public NDArray keys() {
        return keys;
    }

    /** Values, {@code [1, kvHeads, capacity, headDim]}. */
    public NDArray values() {
        return values;
    }

    /** Entries in use. */
    public int length() {
        return length;
    }

    /** Entries there is room for. */
    public int capacity() {
        return capacity;
    }

    /** The prompt rows the layer saw. */
    public TokenLayout promptRows() {
        return promptRows;
    }

    /**
     * Bytes of the entries in use, measured on the tensors themselves: keys and values.
     *
     * @param elementBytes size of one element
     */
    long usedBytes(int elementBytes) {
        long elements = keys.getShape().size() + values.getShape().size();
        return capacity == 0 ? 0 : elements / capacity * length * elementBytes;
    }

    /**
     * The position in the uncut sequence of every entry.
     *
     * @param promptLength length of the uncut prompt, where generated tokens begin
     */
    int[] positions(int promptLength) {
        int prompt = Math.min(length, promptRows.size());
        return IntStream.concat(
                        Arrays.stream(promptRows.originals()).limit(prompt),
                        IntStream.range(0, length - prompt).map(t -> promptLength + t))
                .toArray();
    }

    void advance(int entries) {
        if (length + entries > capacity) {
            throw new IllegalStateException(
                    "cache: expected at most " + capacity + " entries, got " + (length + entries));
        }
        length += entries;
    }
}
