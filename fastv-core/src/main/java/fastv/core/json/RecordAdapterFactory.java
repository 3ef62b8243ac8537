package fastv.core.json;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON objects, strictly: keys in the order of the components, every key present once,
 * none unknown, none null; an {@link Optional} may be missing, so that lines written before it
 * existed can be read. Gson's own adapter promises no order and fills gaps with zeros.
 */
public final class RecordAdapterFactory implements TypeAdapterFactory {

    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        Class<? super T> raw = type.getRawType();
        return raw.isRecord() ? new RecordAdapter<>(gson, raw) : null;
    }

    private static final class RecordAdapter<T> extends TypeAdapter<T> {
        private final RecordComponent[] components;
        private final List<String> names;
        private final List<TypeAdapter<Object>> adapters;
        private final Constructor<? super T> constructor;

        RecordAdapter(Gson gson, Class<? super T> type) {
            components = type.getRecordComponents();
            names = Arrays.stream(components).map(RecordComponent::getName).toList();
            adapters = Arrays.stream(components).map(c -> adapter(gson, c)).toList();
            try {
                constructor =
                        type.getDeclaredConstructor(
                                Arrays.stream(components)
                                        .map(RecordComponent::getType)
                                        .toArray(Class<?>[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("every record has its canonical constructor", e);
            }
        }

        @SuppressWarnings("unchecked") // the adapter is only fed this component's values
        private static TypeAdapter<Object> adapter(Gson gson, RecordComponent component) {
            Type type = component.getGenericType();
            Type value = isOptional(component) ? inner(type) : type;
            return (TypeAdapter<Object>) gson.getAdapter(TypeToken.get(value));
        }

        private static boolean isOptional(RecordComponent component) {
            return component.getType() == Optional.class;
        }

        private static Type inner(Type optional) {
            return ((ParameterizedType) optional).getActualTypeArguments()[0];
        }

        @Override
        public void write(JsonWriter out, T record) throws IOException {
            out.beginObject();
            for (int i = 0; i < components.length; i++) {
                Object value = value(components[i], record);
                if (value instanceof Optional<?> optional) {
                    if (optional.isEmpty()) {
                        continue;
                    }
                    value = optional.get();
                }
                out.name(names.get(i));
                adapters.get(i).write(out, value);
            }
            out.endObject();
        }

        private static Object value(RecordComponent component, Object record) {
            try {
                return component.getAccessor().invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }

        @Override
        public T read(JsonReader in) throws IOException {
            @Nullable Object[] values = new @Nullable Object[components.length];
            in.beginObject();
            while (in.hasNext()) {
                String name = in.nextName();
                int i = names.indexOf(name);
                if (i < 0) {
                    throw new JsonParseException("unknown key \"" + name + "\"");
                }
                if (values[i] != null) {
                    throw new JsonParseException("key \"" + name + "\" stands there twice");
                }
                values[i] = adapters.get(i).read(in);
                if (values[i] == null) {
                    throw new JsonParseException("key \"" + name + "\" is null");
                }
            }
            in.endObject();
            for (int i = 0; i < values.length; i++) {
                if (isOptional(components[i])) {
                    values[i] = Optional.ofNullable(values[i]);
                }
            }
            int missing = Arrays.asList(values).indexOf(null);
            if (missing >= 0) {
                throw new JsonParseException("key \"" + names.get(missing) + "\" is missing");
            }
            return make(values);
        }

        @SuppressWarnings("unchecked") // the constructor is that of T
        private T make(@Nullable Object[] values) {
            try {
                return (T) constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                String refusal = e.getTargetException().getMessage();
                throw new JsonParseException(refusal == null ? "null in a list" : refusal, e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot build " + constructor, e);
            }
        }
    }
}
