package fastv.eval.training;

import fastv.core.training.ModelSizes;
import fastv.core.training.TrainingBatch;

/**
 * Floating-point operations of the matrix products of one training pass: forward, and twice as many
 * backward. Attention counts all pairs of tokens, half of which causal kernels may skip.
 */
final class StepFlops {
    private static final double FORWARD_AND_BACKWARD = 3;
    private static final double TEXT_AROUND = 25;
    private static final double TEXT_PER_TURN = 14;

    private final ModelSizes sizes;
    private final long vocabulary;

    StepFlops(ModelSizes sizes, long vocabulary) {
        this.sizes = sizes;
        this.vocabulary = vocabulary;
    }

    /** Of one pass. */
    double of(TrainingBatch batch) {
        ModelSizes.Vision vision = sizes.vision();
        double forward;
        if (batch instanceof TrainingBatch.Speak speak) {
            ModelSizes.Decoder decoder = sizes.decoder();
            double rows = speak.size() * patches();
            double width = decoder.width();
            forward =
                    tower(speak.size(), vision.layers() - 1)
                            + 2 * rows * width * (vision.width() + width)
                            + speak.size() * decoder(speak.tokens())
                            + 2.0 * speak.labels().length * width * vocabulary;
        } else {
            forward = tower(batch.size(), vision.layers());
        }
        return FORWARD_AND_BACKWARD * forward;
    }

    /**
     * About how many a step of a stage takes, for telling the time that is left: prompts are taken
     * to be as long as those of scenes.
     */
    double guess(StageSettings stage) {
        double forward;
        if (stage.lesson() == StageSettings.Lesson.SPEAK) {
            double tokens =
                    patches() / sizes.pooling() + TEXT_AROUND + TEXT_PER_TURN * stage.turns();
            forward =
                    tower(stage.batch(), sizes.vision().layers() - 1)
                            + stage.batch() * decoder(tokens);
        } else {
            forward = tower(stage.batch(), sizes.vision().layers());
        }
        return FORWARD_AND_BACKWARD * forward * stage.passes();
    }

    private double patches() {
        double perSide = (double) sizes.vision().imageSide() / sizes.vision().patchSide();
        return perSide * perSide;
    }

    private double tower(int pictures, int layers) {
        ModelSizes.Vision vision = sizes.vision();
        double tokens = patches() + 1;
        double width = vision.width();
        double inputs = 3.0 * vision.patchSide() * vision.patchSide();
        double block =
                tokens * (8 * width * width + 4 * width * vision.intermediate())
                        + 4 * tokens * tokens * width;
        return pictures * (2 * patches() * inputs * width + layers * block);
    }

    private double decoder(double tokens) {
        ModelSizes.Decoder decoder = sizes.decoder();
        double width = decoder.width();
        return decoder.layers()
                * (tokens * (8 * width * width + 6 * width * decoder.intermediate())
                        + 4 * tokens * tokens * width);
    }
}
