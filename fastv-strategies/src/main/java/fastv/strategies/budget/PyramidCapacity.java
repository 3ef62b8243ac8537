package fastv.strategies.budget;

/**
 * PyramidKV's budget: lower layers keep more cache entries than higher ones, falling linearly.
 *
 * <p>Cai et al., PyramidKV: Dynamic KV Cache Compression based on Pyramidal Information Funneling,
 * arXiv:2406.02069. With average a = capacity - window beyond the window, prompt length L, integer
 * division throughout:
 *
 * <pre>
 *   lo = a / beta,  hi = 2a - lo;   where hi &gt;= L - window:  hi = L - window,  lo = 2a - hi
 *   layer l keeps  hi - l (hi - lo) / (layers - 1)  + window
 *   L &lt; capacity: everything;   L &lt; 2a: a + window in every layer
 * </pre>
 *
 * <p>The formula follows the released code; the step is truncated before it is multiplied by l, so
 * the counts may add up to a little more than layers x capacity.
 *
 * @param capacity entries per layer on average
 * @param window last entries that always stay
 * @param beta steepness, 20 in the release
 * @param layers of the decoder, 2 or more
 */
public record PyramidCapacity(int capacity, int window, int beta, int layers) {
    public PyramidCapacity {
        if (window < 0 || capacity < window || beta < 1 || layers < 2) {
            throw new IllegalArgumentException(
                    "pyramid: expected window <= capacity, beta >= 1 and layers >= 2, got "
                            + capacity
                            + ", "
                            + window
                            + ", "
                            + beta
                            + " and "
                            + layers);
        }
    }

    /** How many entries a layer keeps of a prompt of that length, the window included. */
    public int keep(int layer, int length) {
        int average = capacity - window;
        if (length < capacity) {
            return length;
        }
        if (length < 2 * average) {
            return capacity;
        }
        int low = average / beta;
        int high = 2 * average - low;
        if (high >= length - window) {
            high = length - window;
            low = 2 * average - high;
        }
        return high - layer * ((high - low) / (layers - 1)) + window;
    }
}
