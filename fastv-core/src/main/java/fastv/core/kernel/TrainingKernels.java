package fastv.core.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Whole training passes ({@code training.py}), made of the layers that inference runs. Weights and
 * gradient sums go by the project's tensor names; a weight without a gradient sum is frozen. With
 * the same threads the same calls give the same bits.
 */
public final class TrainingKernels {
    private final KernelModule module;

    TrainingKernels(KernelModule module) {
        this.module = module;
    }

    /**
     * What the tower's test asks of it: cross entropy per patch, summed over aspects, and binary
     * cross entropy per label.
     */
    public record SeeLoss(double patches, double picture) {}

    /**
     * What the tower says.
     *
     * @param patches {@code [aspects, batch, patches]} int64, the likeliest class of each
     * @param picture {@code [batch, labels]}, above 0 where a label is likelier than not
     */
    public record Seen(NDArray patches, NDArray picture) {}

    /**
     * Sequences of a batch, one row each, with padding behind the shorter ones.
     *
     * @param pixels {@code [batch, channels, size, size]} float32
     * @param ids {@code [batch, tokens]} int64; below the vocabulary size also at visual tokens
     * @param imageAt {@code [batch * visual tokens]} int64, rows of the flattened batch
     * @param answerAt {@code [answers]} int64, rows whose next token counts
     */
    public record Sequences(NDArray pixels, NDArray ids, NDArray imageAt, NDArray answerAt) {}

    /**
     * The tower's own lesson. The heads {@code eyes.patch} and {@code eyes.picture} are among the
     * weights. Adds the gradients of {@code patches + weight * picture}.
     *
     * @param widths {@code [aspects]} int64, how many classes each aspect of a patch has
     * @param classes {@code [aspects, batch, patches]} int64, -100 where a patch does not count
     * @param present {@code [batch, labels]} float32, 0 or 1
     */
    public SeeLoss see(
            NDManager owner,
            ParameterSet weights,
            ParameterSet gradients,
            TrainedShape shape,
            NDArray pixels,
            NDArray widths,
            NDArray classes,
            NDArray present,
            double weight) {
        try (NDManager call = owner.newSubManager()) {
            List<NDArray> losses =
                    module.train(
                            call,
                            "see",
                            weights,
                            gradients,
                            call.create(shape.sizes()),
                            call.create(shape.reals()),
                            pixels,
                            widths,
                            classes,
                            present,
                            call.create(weight));
            return new SeeLoss(losses.get(0).getFloat(), losses.get(1).getFloat());
        }
    }

    /**
     * Next-token prediction where it is an answer. Adds the gradients of {@code scale} times the
     * sum of the cross entropies.
     *
     * @param labels {@code [answers]} int64
     * @return the sum, unscaled
     */
    public double speak(
            NDManager owner,
            ParameterSet weights,
            ParameterSet gradients,
            TrainedShape shape,
            Sequences batch,
            NDArray labels,
            double scale) {
        try (NDManager call = owner.newSubManager()) {
            List<NDArray> loss =
                    module.train(
                            call,
                            "speak",
                            weights,
                            gradients,
                            call.create(shape.sizes()),
                            call.create(shape.reals()),
                            call.create(shape.frequencies()),
                            batch.pixels(),
                            batch.ids(),
                            batch.imageAt(),
                            batch.answerAt(),
                            labels,
                            call.create(scale));
            return loss.get(0).getFloat();
        }
    }

    /**
     * What the tower's heads say, without gradients.
     *
     * @param widths how many classes each aspect of a patch has
     */
    public Seen look(
            NDManager owner,
            ParameterSet weights,
            TrainedShape shape,
            long[] widths,
            NDArray pixels) {
        List<NDArray> both =
                module.tensors(
                        owner, "look", weights, shape.sizes(), shape.towerEps(), widths, pixels);
        return new Seen(both.get(0), both.get(1));
    }

    /** Logits {@code [answers, vocab]}, without gradients. */
    public NDArray logits(
            NDManager owner, ParameterSet weights, TrainedShape shape, Sequences batch) {
        try (NDManager call = owner.newSubManager()) {
            return module.tensor(
                    owner,
                    "logits",
                    weights,
                    shape.sizes(),
                    shape.towerEps(),
                    shape.decoderEps(),
                    call.create(shape.frequencies()),
                    batch.pixels(),
                    batch.ids(),
                    batch.imageAt(),
                    batch.answerAt());
        }
    }

    /**
     * Scales all gradients down so that their common norm is at most {@code limit}.
     *
     * @return the norm before
     */
    public double clip(ParameterSet gradients, double limit) {
        return module.real("clip", gradients, limit);
    }

    /**
     * One step of AdamW on the weights that {@code gradients} names, in place; the gradients are
     * zero afterwards. Loshchilov and Hutter, arXiv:1711.05101.
     *
     * @param step counts from 1
     */
    public void adamw(
            ParameterSet weights,
            ParameterSet gradients,
            ParameterSet firstMoments,
            ParameterSet secondMoments,
            long step,
            AdamW settings,
            double rate,
            double decay) {
        module.run(
                "adamw",
                weights,
                gradients,
                firstMoments,
                secondMoments,
                step,
                rate,
                settings.beta1(),
                settings.beta2(),
                decay,
                settings.eps());
    }

    /**
     * What AdamW keeps from step to step.
     *
     * @param beta1 share of the first moment that stays
     * @param beta2 share of the second moment that stays
     * @param eps added to the root of the second moment
     */
    public record AdamW(double beta1, double beta2, double eps) {}
}
