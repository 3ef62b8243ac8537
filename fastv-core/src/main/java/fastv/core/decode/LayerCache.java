package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of one layer, allocated once. Which prompt rows it saw is known by their layout;
 * generated tokens follow in order. After a method of the caches each head holds entries of its
 * own, all heads equally many.
 */
public final class LayerCache {
    private final NDArray keys;
    private final NDArray values;
    private final @Nullable NDArray unrotated;
    private final TokenLayout promptRows;
    private final int capacity;
    private int length;
    private int seen;
    private int @Nullable [][] entries; // per head, by number among all seen; null: all, in order

    LayerCache(
            NDArray keys,
            NDArray values,
            @Nullable NDArray unrotated,
            TokenLayout promptRows,
            int capacity) {
        this.keys = keys;
        this.values = values;
        this.unrotated = unrotated;
        this.promptRows = promptRows;
        this.capacity = capacity;
    }

    /**
     * The cache of a layer after a choice.
     *
     * @param keys of the kept entries, in their order
     * @param before what they were chosen from
     * @param kept {@code [heads][kept]} places
     */
    static LayerCache shortened(
            NDArray keys, NDArray values, LayerCache before, int[][] kept, int capacity) {
        LayerCache cache = new LayerCache(keys, values, null, before.promptRows, capacity);
        cache.length = before.length;
        cache.seen = before.seen;
        cache.entries = before.entries;
        cache.keep(kept);
        return cache;
    }

    /**
     * Keys {@code [1, heads, capacity, headDim]}: rotated, or as they are before rotation where
     * positions are places in the cache.
     */
    public NDArray keys() {
        return keys;
    }

    /** Values, {@code [1, heads, capacity, headDim]}. */
    public NDArray values() {
        return values;
    }

    /** While a prompt runs: its keys before rotation, where the method of the caches wants them. */
    @Nullable NDArray unrotated() {
        return unrotated;
    }

    /** Whether every entry that was written is still there, the same in all heads. */
    boolean isWhole() {
        return entries == null;
    }

    /** Entries in use, of each head. */
    public int length() {
        return length;
    }

    /** Entries that were ever written, those that left included. */
    public int seen() {
        return seen;
    }

    /** Entries there is room for. */
    public int capacity() {
        return capacity;
    }

    /** Heads that hold entries. */
    public int heads() {
        return (int) keys.getShape().get(1);
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
     * The position in the uncut sequence of every entry that any head holds, ascending.
     *
     * @param promptLength length of the uncut prompt, where generated tokens begin
     */
    int[] positions(int promptLength) {
        if (entries == null) {
            return originals(IntStream.range(0, length), promptLength);
        }
        IntStream any = Arrays.stream(entries).flatMapToInt(Arrays::stream).distinct().sorted();
        return originals(any, promptLength);
    }

    /** The same of one head, in the order of its entries. */
    int[] positions(int promptLength, int head) {
        return originals(
                entries == null ? IntStream.range(0, length) : Arrays.stream(entries[head]),
                promptLength);
    }

    private int[] originals(IntStream numbers, int promptLength) {
        int prompt = promptRows.size();
        return numbers.map(
                        number ->
                                number < prompt
                                        ? promptRows.original(number)
                                        : promptLength + number - prompt)
                .toArray();
    }

    void advance(int more) {
        if (length + more > capacity) {
            throw new IllegalStateException(
                    "cache: expected at most " + capacity + " entries, got " + (length + more));
        }
        int[][] held = entries;
        if (held != null) {
            for (int head = 0; head < held.length; head++) {
                held[head] = appended(held[head], more);
            }
        }
        length += more;
        seen += more;
    }

    private int[] appended(int[] numbers, int more) {
        int[] longer = Arrays.copyOf(numbers, numbers.length + more);
        for (int i = 0; i < more; i++) {
            longer[numbers.length + i] = seen + i;
        }
        return longer;
    }

    /**
     * Follows a choice that was made in the tensors.
     *
     * @param kept {@code [heads][kept]} places
     */
    void keep(int[][] kept) {
        int[][] held = entries;
        int[][] left = new int[kept.length][];
        for (int head = 0; head < kept.length; head++) {
            int[] numbers = held == null ? null : held[held.length * head / kept.length];
            left[head] =
                    Arrays.stream(kept[head])
                            .map(place -> numbers == null ? place : numbers[place])
                            .toArray();
        }
        entries = left;
        length = kept[0].length;
    }

    void close() {
        keys.close();
        values.close();
        if (unrotated != null) {
            unrotated.close();
        }
    }
}
