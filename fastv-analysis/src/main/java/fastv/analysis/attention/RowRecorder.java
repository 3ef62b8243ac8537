package fastv.analysis.attention;

import ai.djl.ndarray.NDArray;
import fastv.core.decode.AttentionRows;
import fastv.core.decode.ForwardObserver;
import fastv.core.token.Segment;
import java.util.ArrayList;
import java.util.List;

/** Keeps every row's shares, as golden cases expect them; beside a watch that adds them up. */
final class RowRecorder implements ForwardObserver {
    private static final int KINDS = Segment.values().length;

    private final AttentionWatch watch;
    private final List<List<double[]>> passesOfLayer = new ArrayList<>();

    RowRecorder(AttentionWatch watch) {
        this.watch = watch;
    }

    @Override
    public void afterLayer(int pass, int layer, NDArray hidden) {}

    @Override
    public int firstQuery(int pass, int layer, int rows) {
        return rows - 1;
    }

    @Override
    public void attention(int pass, int layer, AttentionRows rows) {
        watch.attention(pass, layer, rows);
        if (layer == passesOfLayer.size()) {
            passesOfLayer.add(new ArrayList<>());
        }
        double[] mean = new double[KINDS];
        double[][] shares = rows.lastBySegment();
        for (double[] head : shares) {
            for (int kind = 0; kind < KINDS; kind++) {
                mean[kind] += head[kind] / shares.length;
            }
        }
        passesOfLayer.get(layer).add(mean);
    }

    int layers() {
        return passesOfLayer.size();
    }

    /** Shares averaged over heads, {@code [layers, count, 4]}, from a pass on. */
    float[] alpha(int firstPass, int count) {
        float[] alpha = new float[layers() * count * KINDS];
        for (int i = 0; i < alpha.length; i++) {
            int row = i / KINDS;
            alpha[i] =
                    (float) passesOfLayer.get(row / count).get(firstPass + row % count)[i % KINDS];
        }
        return alpha;
    }
}
