package fastv.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An enum: one of its constants in lower case with hyphens. */
record ChoiceType(Map<String, Object> constants) implements ValueType {
    static ChoiceType of(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(KebabCase.ofConstant(((Enum<?>) constant).name()), constant);
        }
        return new ChoiceType(constants);
    }

    @Override
    public String name() {
        return "one of " + constants.keySet();
    }

    @Override
    public String expected() {
        return name();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        if (!(node instanceof ConfigNode.Scalar scalar) || scalar.type() == ScalarType.NULL) {
            problems.unexpected(node, expected());
            return Optional.empty();
        }
        Optional<Object> constant = Optional.ofNullable(constants.get(scalar.text()));
        if (constant.isEmpty()) {
            problems.unknownName(node.origin(), "one of ", scalar.text(), constants.keySet());
        }
        return constant;
    }
}
