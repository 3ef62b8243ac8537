package fastv.models.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The activations of towers and projectors. */
public enum Activation {
    /** {@code x * sigmoid(1.702 x)}. */
    QUICK_GELU,
    /** {@code x * Phi(x)} by the error function. */
    GELU,
    /** {@code x * Phi(x)} by the tanh approximation. */
    GELU_TANH,
    /** {@code x * sigmoid(x)}. */
    SILU,
    /** {@code max(x, 0)}. */
    RELU;

    /** Names in configuration files; the three of the tanh approximation compute the same. */
    private static final Map<String, Activation> BY_NAME =
            Map.of(
                    "quick_gelu", QUICK_GELU,
                    "gelu", GELU,
                    "gelu_new", GELU_TANH,
                    "gelu_pytorch_tanh", GELU_TANH,
                    "gelu_fast", GELU_TANH,
                    "silu", SILU,
                    "swish", SILU,
                    "relu", RELU);

    /** The activation of that name in a configuration file, if it is known. */
    public static Optional<Activation> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All known names, ascending. */
    public static List<String> names() {
        return List.copyOf(new TreeMap<>(BY_NAME).keySet());
    }
}
