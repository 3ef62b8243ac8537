package fastv.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.kernel.ParameterSet;
import fastv.core.kernel.TrainedShape;
import fastv.core.kernel.TrainingKernels;
import fastv.core.kernel.TrainingKernels.Sequences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes training steps of one stage: loss and gradients of one or more batches, clipping, AdamW
 * with a rate for each part of the model. Frozen parts get no gradients.
 */
public final class Learner implements AutoCloseable {
    /** The mean over labels is small beside that over patches; so both matter from the start. */
    private static final double PICTURE_WEIGHT = 4;

    private final TrainingState state;
    private final TrainedShape shape;
    private final TrainingKernels kernels;
    private final AdamWSettings settings;
    private final NDManager manager;
    private final ParameterSet gradients;
    private final List<Group> groups = new ArrayList<>();

    /** What decides how weights move. */
    private record Kind(double rate, boolean isMatrix) {}

    /** Gradients of weights that move alike. */
    private record Group(ParameterSet gradients, double rate, double decay) {}

    /**
     * @param rates full rates of the stage
     */
    public Learner(
            TrainingState state,
            TrainedShape shape,
            TrainingKernels kernels,
            AdamWSettings settings,
            GroupRates rates) {
        this.state = state;
        this.shape = shape;
        this.kernels = kernels;
        this.settings = settings;
        this.manager = state.manager().newSubManager();
        try (ParameterSet learned = state.weights().only(name -> rates.of(name) > 0)) {
            this.gradients = learned.zeros(manager);
        }
        Map<Kind, Set<String>> kinds = new LinkedHashMap<>();
        for (Parameter parameter : state.parameters()) {
            double rate = rates.of(parameter.name());
            if (rate > 0) {
                kinds.computeIfAbsent(new Kind(rate, parameter.isMatrix()), kind -> new HashSet<>())
                        .add(parameter.name());
            }
        }
        kinds.forEach(
                (kind, names) ->
                        groups.add(
                                new Group(
                                        gradients.only(names::contains),
                                        kind.rate(),
                                        kind.isMatrix() ? settings.weightDecay() : 0)));
    }

    /**
     * What a step did.
     *
     * @param loss mean over what counts, before the step
     * @param gradientNorm before clipping
     */
    public record Outcome(double loss, double gradientNorm) {}

    /**
     * One step over batches that do not fit into one pass together.
     *
     * @param step counts from 1 within the stage
     * @param share of the full rates
     */
    public Outcome step(List<TrainingBatch> batches, long step, double share) {
        double loss = 0;
        long answers = 0;
        for (TrainingBatch batch : batches) {
            answers += batch instanceof TrainingBatch.Speak speak ? speak.labels().length : 0;
        }
        for (TrainingBatch batch : batches) {
            loss +=
                    batch instanceof TrainingBatch.Speak speak
                            ? speak(speak, 1.0 / answers)
                            : see((TrainingBatch.See) batch) / batches.size();
        }
        double norm = kernels.clip(gradients, settings.clip());
        for (Group group : groups) {
            kernels.adamw(
                    state.weights(),
                    group.gradients(),
                    state.firstMoments(),
                    state.secondMoments(),
                    step,
                    settings.kernel(),
                    group.rate() * share,
                    group.decay());
        }
        return new Outcome(loss, norm);
    }

    /** The mean loss of a batch whose gradients are added. */
    private double speak(TrainingBatch.Speak batch, double scale) {
        try (NDManager pass = manager.newSubManager()) {
            NDArray labels = pass.create(batch.labels());
            return scale
                    * kernels.speak(
                            pass,
                            state.weights(),
                            gradients,
                            shape,
                            sequences(pass, batch),
                            labels,
                            scale);
        }
    }

    private double see(TrainingBatch.See batch) {
        try (NDManager pass = manager.newSubManager()) {
            int size = batch.size();
            TrainingKernels.SeeLoss loss =
                    kernels.see(
                            pass,
                            state.weights(),
                            gradients,
                            shape,
                            pixels(pass, size, batch.side(), batch.pixels()),
                            pass.create(batch.widths()),
                            pass.create(batch.classes(), classes(batch)),
                            pass.create(
                                    batch.present(),
                                    new Shape(size, batch.present().length / size)),
                            PICTURE_WEIGHT);
            return loss.patches() + PICTURE_WEIGHT * loss.picture();
        }
    }

    private static Shape classes(TrainingBatch.See batch) {
        int aspects = batch.widths().length;
        return new Shape(aspects, batch.size(), batch.classes().length / aspects / batch.size());
    }

    static Sequences sequences(NDManager pass, TrainingBatch.Speak batch) {
        return new Sequences(
                pixels(pass, batch.size(), batch.side(), batch.pixels()),
                pass.create(batch.ids(), new Shape(batch.size(), batch.tokens())),
                pass.create(batch.imageAt()),
                pass.create(batch.answerAt()));
    }

    static NDArray pixels(NDManager pass, int size, int side, float[] values) {
        return pass.create(values, new Shape(size, values.length / size / side / side, side, side));
    }

    @Override
    public void close() {
        groups.forEach(group -> group.gradients().close());
        gradients.close();
        manager.close();
    }
}
