package fastv.models.checkpoint;

import java.util.Optional;

/**
 * Reads the rotary embedding's keys: {@code rope_theta} and {@code rope_scaling} (with {@code
 * type}, later {@code rope_type}) of files before transformers 5, {@code rope_parameters} since.
 */
final class RopeReader {
    private RopeReader() {}

    static double theta(JsonKeys keys) {
        double outside = keys.positiveNumber("rope_theta", 10000);
        return scalingKeys(keys)
                .map(scaling -> scaling.positiveNumber("rope_theta", outside))
                .orElse(outside);
    }

    static RopeScaling scaling(JsonKeys keys) {
        Optional<JsonKeys> present = scalingKeys(keys);
        if (present.isEmpty()) {
            return new RopeScaling.None();
        }
        JsonKeys scaling = present.get();
        String typeKey = scaling.spelling("rope_type", "type");
        return switch (scaling.text(typeKey, "default")) {
            case "default" -> new RopeScaling.None();
            case "linear" -> new RopeScaling.Linear(scaling.requiredPositiveNumber("factor"));
            case "dynamic" -> new RopeScaling.Dynamic(scaling.requiredPositiveNumber("factor"));
            case "llama3" -> llama3(scaling);
            default -> {
                scaling.problem(typeKey, "one of [default, linear, dynamic, llama3]");
                yield new RopeScaling.None();
            }
        };
    }

    private static Optional<JsonKeys> scalingKeys(JsonKeys keys) {
        return keys.child(keys.spelling("rope_parameters", "rope_scaling"));
    }

    private static RopeScaling llama3(JsonKeys scaling) {
        double factor = scaling.requiredPositiveNumber("factor");
        double low = scaling.requiredPositiveNumber("low_freq_factor");
        double high = scaling.requiredPositiveNumber("high_freq_factor");
        String originalKey = "original_max_position_embeddings";
        int original = scaling.integer(originalKey, 1, 1, Integer.MAX_VALUE);
        if (!scaling.has(originalKey)) {
            scaling.problem(originalKey, "a positive integer");
        }
        scaling.refuseProblems();
        try {
            return new RopeScaling.Llama3(factor, low, high, original);
        } catch (IllegalArgumentException e) {
            throw scaling.contradiction(e);
        }
    }
}
