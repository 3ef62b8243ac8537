package fastv.core.plugin;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Components of one family by public name, in alphabetical order.
 *
 * @param <T> the family
 */
public final class Parts<T> {
    private final String family;
    private final Map<String, T> byName;

    /**
     * @param family what the components are, for messages: {@code "strategy"}
     * @param byName the components
     */
    public Parts(String family, Map<String, T> byName) {
        this.family = family;
        this.byName = new TreeMap<>(byName);
    }

    /** All public names, alphabetically. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** Whether a component of this name exists. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /**
     * The component of that name.
     *
     * @throws BadInputException if there is none; the line lists the names and the nearest one
     */
    public T get(String name) {
        T part = byName.get(name);
        if (part == null) {
            throw new BadInputException(
                    family
                            + ": expected one of "
                            + names()
                            + ", got \""
                            + name
                            + "\""
                            + Nearest.hint(name, names()));
        }
        return part;
    }
}
