package fastv.core.config;

import java.util.Optional;

/** {@code boolean}: {@code true} or {@code false}, no other word. */
record FlagType() implements ValueType {
    @Override
    public String name() {
        return "true or false";
    }

    @Override
    public String expected() {
        return name();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        if (node instanceof ConfigNode.Scalar scalar && scalar.type() == ScalarType.FLAG) {
            return Optional.of(Boolean.valueOf(scalar.text()));
        }
        problems.unexpected(node, expected());
        return Optional.empty();
    }
}
