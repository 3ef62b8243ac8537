package fastv.strategies.attend;

import fastv.core.prune.Visibility;

/**
 * The streaming mask that stands commented out in FastV's released code (pkunlp-icler/FastV,
 * modeling_llama.py), the only trace of row (g) of Table 7 (arXiv:2403.06764). With n rows:
 *
 * <pre>
 *   queries i &lt; 8    causal
 *   other queries    keys j &lt; 4 visible; keys 4 &lt;= j &lt; n-4 visible if j &gt;= i-3; keys j &gt;= n-4 causal
 * </pre>
 *
 * <p>The middle rule shows future keys too, which is a slip of the block and is kept. The block
 * runs at prefill alone: a cached step sees everything.
 */
public final class ReleasedStreamingBlock implements Visibility {
    private static final int CAUSAL_QUERIES = 8;
    private static final int SINK = 4;
    private static final int TAIL = 4;
    private static final int BACK = 3;

    @Override
    public boolean[] of(int queries, int keys) {
        boolean[] seen = new boolean[queries * keys];
        for (int row = 0; row < queries; row++) {
            for (int key = 0; key < keys; key++) {
                int query = keys - queries + row;
                seen[row * keys + key] =
                        queries == keys ? atPrefill(query, key, keys) : key <= query;
            }
        }
        return seen;
    }

    private static boolean atPrefill(int query, int key, int keys) {
        if (query < CAUSAL_QUERIES || key >= keys - TAIL) {
            return key <= query;
        }
        return key < SINK || key >= query - BACK;
    }
}
