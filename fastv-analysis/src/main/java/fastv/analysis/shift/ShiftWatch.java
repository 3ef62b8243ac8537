package fastv.analysis.shift;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonElement;
import fastv.core.analysis.AnswerWatch;
import fastv.core.analysis.FinishedAnswer;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.decode.AttentionRows;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.VisualNeed;
import fastv.core.token.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one unpruned prefill. */
final class ShiftWatch implements AnswerWatch {
    private final WatchedAnswer answer;
    private final VisualNeed need;
    private final Set<Integer> layers;
    private final int[] imageRows;
    private final List<float[]> rows = new ArrayList<>();
    private final List<Float> entropy = new ArrayList<>();

    ShiftWatch(ShiftAnalysis.Options settings, VisualNeed need, WatchedAnswer answer) {
        this.answer = answer;
        this.need = need;
        this.layers = settings.layersOf(answer.model().decoder().layers());
        this.imageRows = answer.prompt().layout().rows(Segment.IMAGE);
    }

    @Override
    public int firstQuery(int pass, int layer, int rows) {
        return pass == 0 ? rows - 1 : rows;
    }

    @Override
    public void attention(int pass, int layer, AttentionRows seen) {
        float[] all = seen.last();
        float[] image = new float[imageRows.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = all[imageRows[i]];
        }
        entropy.add(Entropy.ofShares(image));
        if (layers.contains(layer)) {
            rows.add(image);
        }
    }

    @Override
    public Optional<JsonElement> result(FinishedAnswer finished) {
        float[] classAttention = classAttention();
        List<Float> listed = new ArrayList<>();
        for (float value : classAttention) {
            listed.add(value);
        }
        return Optional.of(
                new ShiftRecord(
                                List.copyOf(layers),
                                FloatMatrix.ofRows(rows),
                                listed,
                                entropy,
                                Entropy.ofShares(classAttention))
                        .json());
    }

    /** Mean over heads of {@code [pictures, heads, patches]}, picture after picture. */
    private float[] classAttention() {
        NDArray evidence = answer.glance().map(glance -> glance.evidence().get(need)).orElse(null);
        if (evidence == null) {
            return new float[0];
        }
        int pictures = (int) evidence.getShape().get(0);
        int heads = (int) evidence.getShape().get(1);
        int patches = (int) evidence.getShape().get(2);
        float[] flat = answer.model().decoder().kernels().weights().floats(evidence);
        float[] mean = new float[pictures * patches];
        for (int picture = 0; picture < pictures; picture++) {
            int from = picture * heads * patches;
            float[] own = java.util.Arrays.copyOfRange(flat, from, from + heads * patches);
            float[] row = new FloatMatrix(heads, patches, own).meanOverRows();
            System.arraycopy(row, 0, mean, picture * patches, patches);
        }
        return mean;
    }
}
