package fastv.core.config;

import java.nio.file.Path;

/**
 * Where a value was written.
 *
 * @param source the file as the user named it, or {@code --set}
 * @param folder what relative paths written here start from
 * @param line from 1; 0 if the source has no lines
 * @param column from 1; 0 if the source has no lines
 */
public record Place(String source, Path folder, int line, int column) {
    /** A source as a whole: a file that cannot be opened, an argument of the command line. */
    public static Place whole(String source, Path folder) {
        return new Place(source, folder, 0, 0);
    }

    /** Whether the source has lines. */
    public boolean hasLine() {
        return line > 0;
    }
}
