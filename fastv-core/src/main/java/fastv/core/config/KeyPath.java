package fastv.core.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys and list indices that lead to a value, as in {@code strategies.1.fastv.k}. Paths share
 * their beginnings, so that a long key costs its length once.
 */
public final class KeyPath {
    /** The path of a whole file. */
    public static final KeyPath ROOT = new KeyPath(null, "");

    private final @Nullable KeyPath parent; // null at the root alone
    private final String name;

    private KeyPath(@Nullable KeyPath parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    /** The path along these keys. */
    public static KeyPath of(List<String> keys) {
        KeyPath path = ROOT;
        for (String key : keys) {
            path = path.child(key);
        }
        return path;
    }

    /** The path of a mapping's value. */
    public KeyPath child(String key) {
        return new KeyPath(this, key);
    }

    /** The path of a list's item, counted from 0. */
    public KeyPath child(int index) {
        return new KeyPath(this, Integer.toString(index));
    }

    /** The last key or index; empty at the root. */
    String last() {
        return name;
    }

    /** Whether this is the path of a whole file. */
    public boolean isRoot() {
        return parent == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyPath path
                && path.name.equals(name)
                && Objects.equals(path.parent, parent);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(parent) + name.hashCode();
    }

    @Override
    public String toString() {
        Deque<String> names = new ArrayDeque<>();
        for (KeyPath path = this; path.parent != null; path = path.parent) {
            names.addFirst(Excerpt.of(path.name));
        }
        return String.join(".", names);
    }
}
