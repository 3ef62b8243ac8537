package fastv.core.config;

import java.util.Optional;

/** {@code double}: any finite number; whole ones need no point. */
record RealType(NumberRange range) implements ValueType {
    @Override
    public String name() {
        return (range.isRatio() ? "ratio" : "number") + range.suffix();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        Optional<Double> number = number(node);
        if (number.filter(range::contains).isEmpty()) {
            problems.unexpected(node, expected());
            return Optional.empty();
        }
        return Optional.of(number.get());
    }

    private static Optional<Double> number(ConfigNode node) {
        boolean isNumber =
                node instanceof ConfigNode.Scalar scalar
                        && (scalar.type() == ScalarType.WHOLE || scalar.type() == ScalarType.REAL)
                        && !scalar.text().matches("[-+]?\\.[a-zA-Z]+"); // .inf and .nan
        return isNumber
                ? Optional.of(Double.valueOf(((ConfigNode.Scalar) node).text()))
                        .filter(Double::isFinite)
                : Optional.empty();
    }
}
