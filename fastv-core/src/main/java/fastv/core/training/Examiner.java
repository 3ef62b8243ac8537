package fastv.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.TrainedShape;
import fastv.core.kernel.TrainingKernels;
import java.util.ArrayList;
import java.util.List;

/** Asks a model in training what it would say, without changing it. */
public final class Examiner {
    private final TrainingState state;
    private final TrainedShape shape;
    private final TrainingKernels kernels;

    public Examiner(TrainingState state, TrainedShape shape, TrainingKernels kernels) {
        this.state = state;
        this.shape = shape;
        this.kernels = kernels;
    }

    /**
     * The likeliest token behind each answering row, given the true tokens before it. An answer
     * whose tokens all come out is the one that greedy decoding gives, and no other is.
     *
     * @return {@code [answers]}
     */
    public long[] likeliest(TrainingBatch.Speak batch) {
        try (NDManager pass = state.manager().newSubManager()) {
            return logits(pass, batch).argMax(-1).toLongArray();
        }
    }

    /** Logits {@code [answers, vocab]} of all answering rows. */
    public NDArray logits(NDManager owner, TrainingBatch.Speak batch) {
        return kernels.logits(owner, state.weights(), shape, Learner.sequences(owner, batch));
    }

    /**
     * Right answers of the tower's heads.
     *
     * @param patches share of patches whose class is right among those that count, by aspect
     * @param pictures share of pictures whose labels are all right
     */
    public record Sight(List<Double> patches, double pictures) {}

    /** What the tower recognises. */
    public Sight sight(TrainingBatch.See batch) {
        try (NDManager pass = state.manager().newSubManager()) {
            NDArray pixels = Learner.pixels(pass, batch.size(), batch.side(), batch.pixels());
            TrainingKernels.Seen seen =
                    kernels.look(pass, state.weights(), shape, batch.widths(), pixels);
            return new Sight(
                    right(seen.patches().toLongArray(), batch.classes(), batch.widths().length),
                    whole(seen.picture().toFloatArray(), batch.present(), batch.size()));
        }
    }

    private static List<Double> right(long[] found, long[] expected, int aspects) {
        List<Double> shares = new ArrayList<>();
        int patches = found.length / aspects;
        for (int first = 0; first < found.length; first += patches) {
            int right = 0;
            int counted = 0;
            for (int i = first; i < first + patches; i++) {
                right += found[i] == expected[i] ? 1 : 0;
                counted += expected[i] >= 0 ? 1 : 0;
            }
            shares.add((double) right / counted);
        }
        return shares;
    }

    private static double whole(float[] logits, float[] present, int pictures) {
        int labels = present.length / pictures;
        int right = 0;
        for (int picture = 0; picture < pictures; picture++) {
            boolean all = true;
            for (int i = picture * labels; i < (picture + 1) * labels; i++) {
                all &= (logits[i] > 0) == (present[i] > 0.5);
            }
            right += all ? 1 : 0;
        }
        return (double) right / pictures;
    }
}
