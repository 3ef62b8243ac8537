package fastv.core.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.EvidenceKernels;
import fastv.core.prune.FloatMatrix;
import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import org.jspecify.annotations.Nullable;

/**
 * The attention of one layer in one pass, for those who watch. Computed on demand beside the fused
 * kernel, in float32 after the softmax, and reduced where it is computed: no matrix of heads x
 * queries x keys is ever held. Valid during the call that hands it over.
 */
public final class AttentionRows implements AutoCloseable {
    private static final int KINDS = Segment.values().length;

    private final EvidenceKernels kernels;
    private final NDManager scope;
    private final NDArray queries;
    private final NDArray keys;
    private final TokenLayout prompt;
    private final int length;
    private final int computed;
    private final @Nullable NDArray visible;
    private @Nullable NDArray lastByHead;

    /**
     * @param queries rotated, {@code [1, heads, rows, headDim]}; the last of the sequence's rows
     * @param keys rotated, with {@code length} entries in use
     * @param prompt what lies at the first keys; keys beyond it are output tokens
     * @param computed how many rows the layer ran
     * @param visible as {@link Decoder#layer} was given it
     */
    AttentionRows(
            EvidenceKernels kernels,
            NDManager parent,
            NDArray queries,
            NDArray keys,
            TokenLayout prompt,
            int length,
            int computed,
            @Nullable NDArray visible) {
        this.kernels = kernels;
        this.scope = parent.newSubManager();
        this.queries = queries;
        this.keys = keys;
        this.prompt = prompt;
        this.length = length;
        this.computed = computed;
        this.visible = visible;
    }

    /** How many rows the layer ran in this pass. */
    public int computed() {
        return computed;
    }

    /** Number of keys. */
    public int columns() {
        return length;
    }

    /** Number of query heads. */
    public int heads() {
        return (int) queries.getShape().get(1);
    }

    /** What lies at the keys of the prompt; keys beyond it are output tokens. */
    public TokenLayout prompt() {
        return prompt;
    }

    /**
     * The last query's attention summed by kind of token, in float64: {@code [heads][4]}, kinds as
     * {@link Segment#index()} says. A head's four numbers add up to 1.
     */
    public double[][] lastBySegment() {
        long[] kinds = new long[length];
        for (int column = 0; column < length; column++) {
            kinds[column] = segment(column).index();
        }
        NDArray sums = kernels.byKind(scope, lastByHead(), scope.create(kinds), KINDS);
        double[] flat = sums.toDoubleArray();
        double[][] byHead = new double[heads()][];
        for (int head = 0; head < byHead.length; head++) {
            byHead[head] = java.util.Arrays.copyOfRange(flat, head * KINDS, (head + 1) * KINDS);
        }
        return byHead;
    }

    /** How many keys of each kind the last query could see, by {@link Segment#index()}. */
    public int[] lastSees() {
        boolean[] seen = visible == null ? null : visible.toBooleanArray();
        int[] counts = new int[KINDS];
        for (int column = 0; column < length; column++) {
            // of a whole mask the last row counts
            if (seen == null || seen[seen.length - length + column]) {
                counts[segment(column).index()]++;
            }
        }
        return counts;
    }

    private Segment segment(int column) {
        return column < prompt.size() ? prompt.segment(column) : Segment.OUTPUT;
    }

    /** The last query's attention on every key, averaged over heads. */
    public float[] last() {
        float[] flat = lastByHead().toFloatArray();
        return new FloatMatrix(heads(), length, flat).meanOverRows();
    }

    private NDArray lastByHead() {
        NDArray known = lastByHead;
        if (known == null) {
            known = kernels.ofLastQueryByHead(scope, queries, keys, length, visible);
            lastByHead = known;
        }
        return known;
    }

    /**
     * The attention each key receives from later queries, averaged over heads and summed over
     * queries; {@link ForwardObserver#firstQuery} must have said 0.
     */
    public float[] receivedFromOthers() {
        requireAllQueries();
        return kernels.received(scope, queries, keys, length, visible, true).toFloatArray();
    }

    /**
     * The whole map averaged over heads and over blocks, queries down, keys across, {@code [columns
     * / pool][columns / pool]}; {@link ForwardObserver#firstQuery} must have said 0.
     *
     * @param pool side of a block, 1 or more
     */
    public double[][] pooled(int pool) {
        requireAllQueries();
        double[] flat = kernels.pooled(scope, queries, keys, length, visible, pool).toDoubleArray();
        int side = length / pool;
        double[][] blocks = new double[side][];
        for (int row = 0; row < side; row++) {
            blocks[row] = java.util.Arrays.copyOfRange(flat, row * side, (row + 1) * side);
        }
        return blocks;
    }

    private void requireAllQueries() {
        long rows = queries.getShape().get(2);
        if (rows != length) {
            throw new IllegalStateException(
                    "attention: expected queries of all " + length + " rows, got " + rows);
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
