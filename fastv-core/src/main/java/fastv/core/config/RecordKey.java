package fastv.core.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record component as a key.
 *
 * @param name the key
 * @param component the component's name in Java
 * @param type how its value is written
 * @param isOptional whether the component is an {@link Optional}
 * @param defaultText YAML of the value that stands for a missing key
 * @param doc one sentence for users, or nothing
 */
record RecordKey(
        String name,
        String component,
        ValueType type,
        boolean isOptional,
        Optional<String> defaultText,
        String doc) {

    static RecordKey of(RecordComponent component) {
        Type declared = component.getGenericType();
        boolean isOptional =
                declared instanceof ParameterizedType generic
                        && generic.getRawType() == Optional.class;
        Type value =
                isOptional ? ((ParameterizedType) declared).getActualTypeArguments()[0] : declared;
        @Nullable Doc doc = component.getAnnotation(Doc.class);
        @Nullable DefaultValue text = component.getAnnotation(DefaultValue.class);
        String key = KebabCase.ofComponent(component.getName());
        return new RecordKey(
                key,
                component.getName(),
                ValueType.of(
                        value,
                        component.getAnnotation(Range.class),
                        component.getAnnotation(Items.class)),
                isOptional,
                Optional.ofNullable(text).map(DefaultValue::value),
                doc == null ? "" : doc.value());
    }

    boolean isRequired() {
        return !isOptional && defaultText.isEmpty();
    }

    /** The value that counts: the one written, or else the default at the place of its mapping. */
    Optional<ConfigNode> nodeIn(ConfigNode.Mapping mapping) {
        Optional<ConfigNode> written = mapping.get(name);
        if (written.isEmpty()) {
            return defaultText.map(text -> defaultNode(text, mapping));
        }
        return isOptional ? written.filter(node -> !isNull(node)) : written;
    }

    private ConfigNode defaultNode(String text, ConfigNode.Mapping mapping) {
        Origin origin = new Origin(mapping.origin().place(), mapping.origin().path().child(name));
        Problems mistakes = new Problems();
        Optional<ConfigNode> node = YamlReader.readValue(text, origin, mistakes);
        if (mistakes.isEmpty()) {
            type.read(node.orElseThrow(), mistakes);
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("the default of " + name + ": " + mistakes.lines());
        }
        return node.orElseThrow();
    }

    /** The component's value; empty if the key is missing or wrong, which is then noted. */
    Optional<Object> read(ConfigNode.Mapping mapping, Problems problems) {
        Optional<ConfigNode> node = nodeIn(mapping);
        if (node.isEmpty()) {
            return isOptional ? Optional.of(Optional.empty()) : Optional.empty();
        }
        Optional<Object> value = type.read(node.get(), problems);
        return isOptional ? value.map(Optional::of) : value;
    }

    private static boolean isNull(ConfigNode node) {
        return node instanceof ConfigNode.Scalar scalar && scalar.type() == ScalarType.NULL;
    }
}
