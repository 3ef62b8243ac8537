package fastv.eval.conformance;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden cases below some folders. */
public final class GoldenTree {
    private GoldenTree() {}

    /**
     * Every folder with a {@code case.json}, in the order of their paths.
     *
     * @throws BadInputException if a folder is missing or holds no case
     */
    public static List<Path> cases(List<Path> roots) {
        return roots.stream().flatMap(root -> cases(root).stream()).toList();
    }

    private static List<Path> cases(Path root) {
        if (!Files.isDirectory(root)) {
            throw new BadInputException(root + ": no such folder");
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found =
                    files.filter(file -> file.endsWith("case.json"))
                            .map(file -> file.toAbsolutePath().normalize().getParent())
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw new BadInputException(
                        root + ": expected golden cases (folders with case.json), found none");
            }
            return found;
        } catch (IOException e) {
            throw new BadInputException(root + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
