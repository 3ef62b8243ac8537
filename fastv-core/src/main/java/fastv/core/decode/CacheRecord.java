package fastv.core.decode;

import java.util.List;

/**
 * What a method of the caches left in one layer once the prompt had run.
 *
 * @param layer 0-based
 * @param entries what the prompt wrote, of each head
 * @param capacity how many each head may hold
 * @param kept how many each head holds
 * @param imageEntries how many of them are image tokens, mean over heads
 * @param positions those that any head holds, in the uncut sequence, ascending
 */
public record CacheRecord(
        int layer,
        int entries,
        int capacity,
        int kept,
        double imageEntries,
        List<Integer> positions) {
    public CacheRecord {
        positions = List.copyOf(positions);
    }
}
