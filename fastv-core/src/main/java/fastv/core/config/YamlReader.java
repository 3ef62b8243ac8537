package fastv.core.config;

import fastv.core.error.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML into a tree of {@link ConfigNode}s: one document, plain data, each key once. Anchors
 * and aliases are allowed; tags and merge keys are refused, since what they do cannot be seen where
 * they stand. Size, nesting and the number of values after copying aliases are bounded.
 */
public final class YamlReader {
    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 4 << 20;

    private YamlReader() {}

    /**
     * Reads a file; paths in it are relative to its folder.
     *
     * @throws fastv.core.error.BadInputException with all problems of the file
     */
    public static ConfigNode read(Path file) {
        Problems problems = new Problems();
        return orThrow(read(file, problems), problems);
    }

    /**
     * Reads a text; paths in it are relative to the current folder.
     *
     * @param name stands in messages where a file's name would
     * @throws fastv.core.error.BadInputException with all problems of the text
     */
    public static ConfigNode read(String name, String text) {
        Problems problems = new Problems();
        return orThrow(read(name, text, problems), problems);
    }

    /**
     * Reads a file and notes what is wrong with it.
     *
     * @return the tree without the parts that could not be read; empty if it is no YAML at all
     */
    public static Optional<ConfigNode> read(Path file, Problems problems) {
        Path folder = folderOf(file);
        Origin whole = new Origin(Place.whole(file.toString(), folder), KeyPath.ROOT);
        if (!Files.exists(file)) {
            problems.at(whole, "expected a YAML file, found no file" + nearestFile(file, folder));
            return Optional.empty();
        }
        if (Files.isDirectory(file)) {
            problems.at(whole, "expected a YAML file, got a folder");
            return Optional.empty();
        }
        return text(file, whole, problems)
                .flatMap(text -> parse(text, lines(file.toString(), folder), whole, problems));
    }

    /** Reads a text and notes what is wrong with it, as {@link #read(Path, Problems)} does. */
    public static Optional<ConfigNode> read(String name, String text, Problems problems) {
        Path folder = Path.of("");
        Origin whole = new Origin(Place.whole(name, folder), KeyPath.ROOT);
        return parse(text, lines(name, folder), whole, problems);
    }

    /**
     * Reads a value that has no lines of its own; every part of it gets the given origin's place.
     */
    static Optional<ConfigNode> readValue(String text, Origin origin, Problems problems) {
        return parse(text, mark -> origin.place(), origin, problems);
    }

    private static Function<Mark, Place> lines(String source, Path folder) {
        return mark -> new Place(source, folder, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Optional<String> text(Path file, Origin whole, Problems problems) {
        try (InputStream in = Files.newInputStream(file)) {
            // a device or a pipe has no size to look up, so the limit is on what is read
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.at(whole, "expected at most " + MAX_BYTES + " bytes of YAML, got more");
                return Optional.empty();
            }
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            problems.at(whole, "expected text in UTF-8, got other bytes");
        } catch (IOException e) {
            problems.at(whole, "expected a file that can be read, got " + e);
        }
        return Optional.empty();
    }

    private static Optional<ConfigNode> parse(
            String text, Function<Mark, Place> places, Origin whole, Problems problems) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_BYTES);
        try {
            Parser events = new ParserImpl(new StreamReader(text), limits);
            return Optional.of(new NodeBuilder(events, places, problems).document(whole));
        } catch (NodeBuilder.LimitException e) {
            problems.at(e.origin(), e.text());
        } catch (MarkedYAMLException e) {
            Place place =
                    e.getProblemMark() == null ? whole.place() : places.apply(e.getProblemMark());
            problems.at(new Origin(place, whole.path()), syntax(e));
        } catch (ReaderException e) {
            problems.at(
                    whole, "expected printable text, got the character " + hex(e.getCodePoint()));
        } catch (YAMLException e) {
            problems.at(
                    whole,
                    "expected valid YAML, got an error: " + Excerpt.of(said(e.getMessage())));
        }
        return Optional.empty();
    }

    private static String syntax(MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        if (mark != null && mark.getBuffer().length > mark.getPointer() && charAt(mark) == '\t') {
            return "expected spaces, got a tab";
        }
        String context = e.getContext() == null ? "" : " " + e.getContext();
        return "expected valid YAML, got an error" + context + ": " + said(e.getProblem());
    }

    private static int charAt(Mark mark) {
        return mark.getBuffer()[mark.getPointer()];
    }

    private static String said(@Nullable String message) {
        return message == null ? "unreadable" : message.replace('\n', ' ');
    }

    private static String hex(int codePoint) {
        return String.format("U+%04X", codePoint);
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static String nearestFile(Path file, Path folder) {
        Path name = file.getFileName();
        Path listed = folder.toString().isEmpty() ? Path.of(".") : folder;
        if (name == null || !Files.isDirectory(listed)) {
            return "";
        }
        try (Stream<Path> siblings = Files.list(listed)) {
            List<String> names =
                    siblings.map(path -> String.valueOf(path.getFileName()))
                            .filter(sibling -> sibling.endsWith(".yaml"))
                            .limit(1000)
                            .toList();
            return Nearest.hint(name.toString(), names);
        } catch (IOException e) {
            return ""; // the hint is a courtesy; the missing file is reported all the same
        }
    }

    private static ConfigNode orThrow(Optional<ConfigNode> node, Problems problems) {
        problems.throwIfAny();
        return node.orElseThrow();
    }
}
