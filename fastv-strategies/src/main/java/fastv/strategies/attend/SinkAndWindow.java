package fastv.strategies.attend;

import fastv.core.prune.Visibility;

/**
 * Attention sinks and a sliding window: query i sees key j if
 *
 * <pre>  j &lt;= i  and  (j &lt; sink  or  j &gt; i - window)</pre>
 *
 * <p>so the window counts the query itself. Xiao et al., Efficient Streaming Language Models with
 * Attention Sinks, arXiv:2309.17453; row (g) of FastV's Table 7 (arXiv:2403.06764). StreamingLLM
 * numbers positions by place in the cache; here they stay as they are, as the table changes the
 * attention alone.
 *
 * @param sink how many first keys every query sees, 0 or more
 * @param window how many last keys a query sees, itself included, 1 or more
 */
public record SinkAndWindow(int sink, int window) implements Visibility {
    public SinkAndWindow {
        if (sink < 0) {
            throw new IllegalArgumentException("sink: expected 0 or more, got " + sink);
        }
        if (window < 1) {
            throw new IllegalArgumentException("window: expected 1 or more, got " + window);
        }
    }

    @Override
    public boolean[] of(int queries, int keys) {
        boolean[] seen = new boolean[queries * keys];
        for (int row = 0; row < queries; row++) {
            int query = keys - queries + row;
            for (int key = 0; key <= query; key++) {
                seen[row * keys + key] = key < sink || key > query - window;
            }
        }
        return seen;
    }
}
