package fastv.core.config;

/**
 * Where a value was written and which keys lead to it.
 *
 * @param place file, line and column
 * @param path the keys
 */
public record Origin(Place place, KeyPath path) {
    /**
     * A problem as the user reads it: {@code file:line:column: path.to.key: text}, or {@code --set
     * path.to.key: text}.
     */
    public String problem(String text) {
        String at = place.source();
        if (place.hasLine()) {
            at += ":" + place.line() + ":" + place.column() + ":";
            return path.isRoot() ? at + " " + text : at + " " + atKey(text);
        }
        return path.isRoot() ? at + ": " + text : at + " " + atKey(text);
    }

    /** A value that checks itself says its name; where the path ends in it, once is enough. */
    private String atKey(String text) {
        String name = path.last() + ": ";
        return path + ": " + (text.startsWith(name) ? text.substring(name.length()) : text);
    }
}
