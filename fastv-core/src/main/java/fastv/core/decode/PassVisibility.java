package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.prune.AttentionPattern;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the queries of one pass see: columns that stages have hidden, and the strategy's attention
 * patterns, together.
 */
final class PassVisibility {
    private final List<AttentionPattern> patterns;
    private final NDManager scope;
    private boolean @Nullable [] columns;
    private List<AttentionPattern> madeOf = List.of();
    private long madeQueries = -1;
    private long madeKeys = -1;
    private @Nullable NDArray made;

    PassVisibility(List<AttentionPattern> patterns, NDManager scope) {
        this.patterns = patterns;
        this.scope = scope;
    }

    /** Hides columns, in addition to those hidden before. */
    void hide(boolean[] stays) {
        boolean[] left = stays.clone();
        if (columns != null) {
            for (int row = 0; row < left.length; row++) {
                left[row] &= columns[row];
            }
        }
        columns = left;
        madeKeys = -1;
    }

    /** Follows a cut. */
    void keep(int[] rows) {
        boolean[] before = columns;
        if (before != null) {
            boolean[] left = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                left[i] = before[rows[i]];
            }
            columns = left;
        }
        madeKeys = -1;
    }

    /**
     * What a layer is given: null for plain causal attention, {@code [keys]} for hidden columns
     * under causal attention, {@code [queries, keys]} for everything a query sees.
     */
    @Nullable NDArray at(int layer, int queries, int keys) {
        List<AttentionPattern> here =
                patterns.stream().filter(pattern -> pattern.firstLayer() <= layer).toList();
        if (madeQueries != queries || madeKeys != keys || !madeOf.equals(here)) {
            made = make(here, queries, keys);
            madeOf = here;
            madeQueries = queries;
            madeKeys = keys;
        }
        return made;
    }

    private @Nullable NDArray make(List<AttentionPattern> here, int queries, int keys) {
        if (here.isEmpty()) {
            return columns == null ? null : scope.create(columns);
        }
        boolean[] seen = new boolean[queries * keys];
        Arrays.fill(seen, true);
        for (AttentionPattern pattern : here) {
            boolean[] more = pattern.visibility().of(queries, keys);
            for (int i = 0; i < seen.length; i++) {
                seen[i] &= more[i] && (columns == null || columns[i % keys]);
            }
        }
        return scope.create(seen, new Shape(queries, keys));
    }
}
