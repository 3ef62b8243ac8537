package fastv.core.config;

import java.util.Optional;

/** {@link ConfigNode}: a part that another reader understands. */
record RawType() implements ValueType {
    @Override
    public String name() {
        return "value";
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        return Optional.of(node);
    }
}
