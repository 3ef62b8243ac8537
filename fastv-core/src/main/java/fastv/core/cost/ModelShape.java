package fastv.core.cost;

import java.util.Optional;

/**
 * The sizes of a whole model.
 *
 * @param decoder the language model
 * @param vision the tower, if the model sees
 * @param projector from tower to decoder, if there is one
 */
public record ModelShape(
        DecoderShape decoder, Optional<VisionShape> vision, Optional<ProjectorShape> projector) {

    public ModelShape {
        if (projector.isPresent() && projector.get().hidden() != decoder.hidden()) {
            throw new IllegalArgumentException(
                    "projector.hidden: expected the decoder's "
                            + decoder.hidden()
                            + ", got "
                            + projector.get().hidden());
        }
    }

    /** A model that reads text only. */
    public static ModelShape text(DecoderShape decoder) {
        return new ModelShape(decoder, Optional.empty(), Optional.empty());
    }
}
