package fastv.core.config;

import java.math.BigInteger;
import java.util.Optional;

/** {@code int} and {@code long}: {@code 3}, not {@code 3.0} and not {@code "3"}. */
record WholeType(NumberRange range, boolean isLong) implements ValueType {
    @Override
    public String name() {
        return "whole number" + range.suffix();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        if (!(node instanceof ConfigNode.Scalar scalar) || scalar.type() != ScalarType.WHOLE) {
            problems.unexpected(node, expected());
            return Optional.empty();
        }
        BigInteger number = new BigInteger(scalar.text());
        if (!range.contains(number.doubleValue())) {
            problems.unexpected(node, expected());
            return Optional.empty();
        }
        if (number.bitLength() >= (isLong ? Long.SIZE : Integer.SIZE)) {
            problems.unexpected(
                    node, expected() + " that fits into " + (isLong ? 64 : 32) + " bits");
            return Optional.empty();
        }
        return Optional.of(isLong ? (Object) number.longValue() : (Object) number.intValue());
    }
}
