package fastv.eval.data;

import fastv.core.error.BadInputException;
import fastv.core.model.Picture;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads questions line by line; remembers ids alone. Blank lines are skipped. */
final class QuestionReader implements SampleSource.Stream {
    private final Path file;
    private final Path images;
    private final ByteLines lines;
    private final Map<String, Long> lineOfId = new HashMap<>();
    private byte @Nullable [] ahead;

    QuestionReader(Path file, Path images) {
        this.file = file;
        this.images = images;
        this.lines = new ByteLines(file);
    }

    @Override
    public boolean hasNext() {
        while (ahead == null) {
            byte[] line = lines.next();
            if (line == null) {
                return false;
            }
            ahead = ByteLines.isBlank(line) ? null : line;
        }
        return true;
    }

    @Override
    public Sample next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException(place());
        }
        byte[] line = ahead;
        ahead = null;
        if (line.length == ByteLines.TOO_LONG) {
            throw bad("expected a line of at most " + ByteLines.LIMIT_BYTES + " bytes");
        }
        QuestionLine question = QuestionLine.parse(text(line), place());
        Long before = lineOfId.putIfAbsent(question.id(), lines.number());
        if (before != null) {
            throw bad(
                    "id: expected each id once, got \""
                            + question.id()
                            + "\" again after line "
                            + before);
        }
        return new Sample(
                question.id(),
                pictures(question.images()),
                question.question(),
                question.answers(),
                question.kind(),
                Optional.empty(),
                place());
    }

    private String text(byte[] line) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(place() + ": expected text in UTF-8", e);
        }
    }

    private List<Picture> pictures(List<String> names) {
        List<Picture> pictures = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            try {
                Path picture = images.resolve(name);
                if (!Files.isRegularFile(picture)) {
                    missing.add(place() + ": image: expected a file, found none at " + picture);
                }
                pictures.add(new Picture.InFile(name, picture));
            } catch (InvalidPathException e) {
                missing.add(place() + ": image: expected a file name, got \"" + name + "\"");
            }
        }
        if (!missing.isEmpty()) {
            throw new BadInputException(missing);
        }
        return pictures;
    }

    private BadInputException bad(String problem) {
        return new BadInputException(place() + ": " + problem);
    }

    private String place() {
        return file + ":" + lines.number();
    }

    @Override
    public void close() {
        lines.close();
    }
}
