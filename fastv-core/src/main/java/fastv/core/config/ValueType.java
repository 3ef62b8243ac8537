package fastv.core.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one Java type is written in YAML: what users are told of it, and how it is read. */
interface ValueType {
    /** The type as a user reads it: {@code whole number in [0, 32]}. */
    String name();

    /** The type as it stands after "expected": {@code a whole number in [0, 32]}. */
    default String expected() {
        return "a " + name();
    }

    /** The Java value; empty if it is wrong, which is then noted. */
    Optional<Object> read(ConfigNode node, Problems problems);

    /** The keys of the mappings that this type consists of, if it does. */
    default Optional<RecordType> mapping() {
        return Optional.empty();
    }

    /**
     * A valid value written so that it does not depend on the place of its file.
     *
     * @param fill whether keys that were left out get their defaults
     */
    default ConfigNode resolved(ConfigNode node, boolean fill) {
        return node;
    }

    /**
     * The type of a record component or of a part of it.
     *
     * @throws IllegalStateException if settings cannot have this type: a mistake of the record
     */
    static ValueType of(Type type, @Nullable Range range, @Nullable Items items) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, range, items);
        }
        if (!(type instanceof Class<?> plain)) {
            throw unreadable(type);
        }
        if (plain == int.class || plain == Integer.class) {
            return new WholeType(NumberRange.of(range), false);
        }
        if (plain == long.class || plain == Long.class) {
            return new WholeType(NumberRange.of(range), true);
        }
        if (plain == double.class || plain == Double.class) {
            return new RealType(NumberRange.of(range));
        }
        return ofClass(plain);
    }

    private static ValueType ofClass(Class<?> plain) {
        if (plain == boolean.class || plain == Boolean.class) {
            return new FlagType();
        }
        if (plain == String.class) {
            return new TextType();
        }
        if (plain == Path.class) {
            return new PathType();
        }
        if (ConfigNode.class.isAssignableFrom(plain)) {
            return new RawType();
        }
        if (plain.isEnum()) {
            return ChoiceType.of(plain);
        }
        if (plain.isRecord()) {
            return RecordType.of(plain.asSubclass(Record.class));
        }
        throw unreadable(plain);
    }

    private static ValueType ofGeneric(
            ParameterizedType type, @Nullable Range range, @Nullable Items items) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return ListType.of(of(arguments[0], range, null), items);
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new MapType(of(arguments[1], range, null));
        }
        throw unreadable(type);
    }

    private static IllegalStateException unreadable(Type type) {
        return new IllegalStateException("settings cannot have the type " + type.getTypeName());
    }
}
