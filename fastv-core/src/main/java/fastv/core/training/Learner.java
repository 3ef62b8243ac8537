package fastv.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.kernel.ParameterSet;
import fastv.core.kernel.TrainedShape;
import fastv.core.kernel.TrainingKernels;
import fastv.core.kernel.TrainingKernels.Sequences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes training steps of one stage: loss and gradients of one or more batches, clipping, AdamW
 * with a rate for each part of the model. Frozen parts get no gradients.
 */
public final class Learner implements AutoCloseable {
    private static final double PICTURE_WEIGHT = 4;

    private final TrainingState state;
    private final TrainedShape shape;
    private final TrainingKernels kernels;
    private final AdamWSettings settings;
    private final NDManager manager;
    private final ParameterSet gradients;
    private final List<Group> groups = new ArrayList<>();

    /** Weights that share a rate and a decay. */
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
        Map<String, Group> byName = new LinkedHashMap<>();
        try (ParameterSet learned = state.weights().only(name -> rates.of(name) > 0)) {
            this.gradients = learned.zeros(manager);
        }
        for (Parameter parameter : state.parameters()) {
            double rate = rates.of(parameter.name());
            double decay = parameter.isMatrix() ? settings.weightDecay() : 0;
            if (rate > 0) {
                byName.computeIfAbsent(rate + " " + decay, key -> group(rates, rate, decay));
            }
        }
        groups.addAll(byName.values());
    }

    private Group group(GroupRates rates, double rate, double decay) {
        Map<String, Boolean> matrices = new LinkedHashMap<>();
        state.parameters().forEach(p -> matrices.put(p.name(), p.isMatrix()));
        boolean decays = decay > 0;
        return new Group(
                gradients.only(
                        name ->
                                rates.of(name) == rate
                                        && (settings.weightDecay() == 0
                                                || matrices.getOrDefault(name, false) == decays)),
                rate,
                decay);
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
                            pass.create(
                                    batch.classes(),
                                    new Shape(size, batch.classes().length / size)),
                            pass.create(
                                    batch.present(),
                                    new Shape(size, batch.present().length / size)),
                            PICTURE_WEIGHT);
            return loss.patches() + PICTURE_WEIGHT * loss.picture();
        }
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
