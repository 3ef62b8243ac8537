package fastv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a reader may expect of every source file. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceTextTest {
    private static final int MOST_LINES = 400;

    /** The marks of unfinished work, written so that this file does not contain them. */
    private static final Pattern POSTPONED = Pattern.compile("\\b(T[O]DO|F[I]XME)\\b");

    /** The sentence on dependencies, wherever the formatter breaks its line. */
    private static final Pattern DEPENDENCIES =
            Pattern.compile("\\b[Mm]ay(\\s|\\*)+depend(\\s|\\*)+on\\b");

    @Test
    void no_file_is_longer_than_a_reader_can_hold() {
        assertThat(SourceFiles.all()).filteredOn(file -> lines(file).size() > MOST_LINES).isEmpty();
    }

    @Test
    void no_line_postpones_its_work() {
        Stream<String> postponed =
                SourceFiles.all().stream()
                        .flatMap(
                                file ->
                                        lines(file).stream()
                                                .filter(line -> POSTPONED.matcher(line).find())
                                                .map(line -> file.getFileName() + ": " + line));
        assertThat(postponed).isEmpty();
    }

    @Test
    void every_package_says_what_it_may_depend_on() {
        assertThat(SourceFiles.all())
                .filteredOn(file -> file.endsWith("package-info.java"))
                .isNotEmpty()
                .filteredOn(file -> !DEPENDENCIES.matcher(String.join(" ", lines(file))).find())
                .isEmpty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
