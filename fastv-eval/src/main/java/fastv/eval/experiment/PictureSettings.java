package fastv.eval.experiment;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;

/**
 * A control of whether a model needs its eyes.
 *
 * @param replace what is shown
 * @param seed of what is drawn
 */
public record PictureSettings(
        @Doc(
                        "What every picture is replaced by: noise of its size, or the picture of"
                                + " another sample of the set.")
                Replacement replace,
        @Doc("Another seed, other noise or another sample.") @DefaultValue("0") long seed) {

    /** What stands for a picture. */
    public enum Replacement {
        /** Levels drawn evenly. */
        NOISE,
        /** What another sample shows. */
        OTHER_SAMPLE
    }
}
