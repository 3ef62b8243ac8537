package fastv.core.training;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;

/**
 * The full learning rate of each part of a model; 0 freezes it.
 *
 * @param vision the tower and the heads of its lesson
 * @param projector between tower and decoder
 * @param decoder the language model with its head
 */
public record GroupRates(
        @Doc("Of the vision tower; 0 freezes it.") @DefaultValue("0") @Range(min = 0) double vision,
        @Doc("Of the projector; 0 freezes it.") @DefaultValue("0") @Range(min = 0) double projector,
        @Doc("Of the decoder; 0 freezes it.") @DefaultValue("0") @Range(min = 0) double decoder) {

    /**
     * @throws IllegalArgumentException if nothing learns
     */
    public GroupRates {
        if (vision == 0 && projector == 0 && decoder == 0) {
            throw new IllegalArgumentException("decoder: expected one rate above 0, got none");
        }
    }

    /** The rate of a weight by the project's name. */
    public double of(String name) {
        if (name.startsWith("vision.") || name.startsWith("eyes.")) {
            return vision;
        }
        return name.startsWith("projector.") ? projector : decoder;
    }
}
