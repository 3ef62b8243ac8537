package fastv.models.checkpoint;

/**
 * How the inverse frequencies of the rotary embedding, {@code f_j = theta^(-2j/headDim)}, are
 * changed for contexts longer than the model was trained on.
 */
public sealed interface RopeScaling {

    /** The frequencies as they are; {@code rope_type} "default" or no scaling at all. */
    record None() implements RopeScaling {}

    /** Every frequency divided by the factor. */
    record Linear(double factor) implements RopeScaling {
        public Linear {
            Positive.require("factor", factor);
        }
    }

    /**
     * Dynamic NTK: beyond {@code maxPositionEmbeddings} the base grows with the sequence {@code s},
     * {@code theta * (factor*s/max - (factor-1))^(headDim/(headDim-2))}.
     */
    record Dynamic(double factor) implements RopeScaling {
        public Dynamic {
            Positive.require("factor", factor);
        }
    }

    /**
     * Llama 3: wavelengths above {@code original/low} are divided by the factor, those below {@code
     * original/high} stay, between them the two are blended.
     */
    record Llama3(
            double factor,
            double lowFreqFactor,
            double highFreqFactor,
            int originalMaxPositionEmbeddings)
            implements RopeScaling {
        public Llama3 {
            Positive.require("factor", factor);
            Positive.require("low_freq_factor", lowFreqFactor);
            Positive.require("original_max_position_embeddings", originalMaxPositionEmbeddings);
            if (highFreqFactor <= lowFreqFactor) {
                throw new IllegalArgumentException(
                        "high_freq_factor: expected more than low_freq_factor = "
                                + lowFreqFactor
                                + ", got "
                                + highFreqFactor);
            }
        }
    }
}
