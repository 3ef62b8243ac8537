package fastv.eval.data.easyvqa;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code questions.json}: a list of {@code [question, answer, image]}. */
final class EasyVqaReader {
    private static final int MOST_QUESTIONS = 1_000_000;
    private static final int LONGEST_QUESTION = 1_000;

    private EasyVqaReader() {}

    static List<EasyVqaQuestion> read(Path file, Path source) {
        String name = source + "!" + file.getFileName();
        List<EasyVqaQuestion> questions = new ArrayList<>();
        try (JsonReader in = new JsonReader(Files.newBufferedReader(file))) {
            in.setStrictness(Strictness.STRICT);
            in.beginArray();
            while (in.hasNext()) {
                questions.add(question(in, name + ": question " + (questions.size() + 1)));
                if (questions.size() > MOST_QUESTIONS) {
                    throw new BadInputException(name + ": expected at most a million questions");
                }
            }
            in.endArray();
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | NumberFormatException e) {
            throw new BadInputException(
                    "%s: expected a list of [question, answer, image], broken behind %d questions"
                            .formatted(name, questions.size()),
                    e);
        }
        if (questions.isEmpty()) {
            throw new BadInputException(name + ": expected questions, found none");
        }
        return List.copyOf(questions);
    }

    private static EasyVqaQuestion question(JsonReader in, String place) throws IOException {
        in.beginArray();
        String question = in.nextString();
        String answer = in.nextString();
        int image = in.nextInt();
        in.endArray();
        if (!EasyVqa.ANSWERS.contains(answer)) {
            throw new BadInputException(
                    place + ": expected one of " + EasyVqa.ANSWERS + ", got another answer");
        }
        if (question.length() > LONGEST_QUESTION || image < 0) {
            throw new BadInputException(place + ": expected a short question and an image number");
        }
        return new EasyVqaQuestion(question, answer, image);
    }
}
