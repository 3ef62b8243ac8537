package fastv.eval.data;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one line says, before anything is looked up. All that is wrong with it is told at once.
 *
 * @param id name of the sample
 * @param images names of pictures
 * @param question what is asked
 * @param answers answers that count as right
 * @param kind what sort of question it is
 */
record QuestionLine(
        String id,
        List<String> images,
        String question,
        List<String> answers,
        Optional<String> kind) {
    private static final Set<String> KEYS =
            new TreeSet<>(List.of("id", "image", "images", "question", "answers", "kind"));
    private static final int LONGEST_SHOWN = 60;

    static QuestionLine parse(String json, String place) {
        return new Parser(place).parse(json);
    }

    /** Gson's strict reader, key by key: its trees would hide a key that stands there twice. */
    private static final class Parser {
        private final String place;
        private final List<String> problems = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final List<String> images = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();
        private String id = "";
        private String question = "";
        private Optional<String> kind = Optional.empty();

        Parser(String place) {
            this.place = place;
        }

        QuestionLine parse(String json) {
            try (JsonReader in = new JsonReader(new StringReader(json))) {
                in.setStrictness(Strictness.STRICT);
                object(in);
                if (in.peek() != JsonToken.END_DOCUMENT) {
                    problem("expected one JSON object per line, got more behind it");
                }
            } catch (MalformedJsonException | EOFException | JsonParseException e) {
                throw new BadInputException(
                        place + ": expected one JSON object, cut off or broken", e);
            } catch (IOException | IllegalStateException e) {
                throw new BadInputException(
                        place + ": expected one JSON object, got " + shown(json), e);
            }
            require("id", id);
            require("question", question);
            if (!problems.isEmpty()) {
                throw new BadInputException(problems);
            }
            return new QuestionLine(id, List.copyOf(images), question, List.copyOf(answers), kind);
        }

        private void object(JsonReader in) throws IOException {
            in.beginObject();
            while (in.hasNext()) {
                String key = in.nextName();
                if (!seen.add(key)) {
                    problem(key + ": expected each key once, got it twice");
                }
                switch (key) {
                    case "id" -> id = name(in);
                    case "image" -> images.add(text(in, key));
                    case "images" -> images.addAll(texts(in, key));
                    case "question" -> question = text(in, key);
                    case "answers" -> answers.addAll(texts(in, key));
                    case "kind" -> kind = kindOf(text(in, key));
                    default -> unknown(in, key);
                }
            }
            in.endObject();
            if (seen.contains("image") && seen.contains("images")) {
                problem("image: expected image or images, got both");
            }
        }

        private void unknown(JsonReader in, String key) throws IOException {
            in.skipValue();
            String hint = key.length() > LONGEST_SHOWN ? "" : Nearest.hint(key, KEYS);
            problem("expected keys out of " + KEYS + ", got " + shown(key) + hint);
        }

        private Optional<String> kindOf(String name) {
            if (name.isBlank()) {
                problem("kind: expected a text, got an empty one");
            }
            return Optional.of(name);
        }

        /** Ids are often numbers. */
        private String name(JsonReader in) throws IOException {
            return in.peek() == JsonToken.NUMBER ? in.nextString() : text(in, "id");
        }

        private String text(JsonReader in, String key) throws IOException {
            if (in.peek() == JsonToken.STRING) {
                return in.nextString();
            }
            problem(key + ": expected a text, got " + kind(in.peek()));
            in.skipValue();
            return "?";
        }

        private List<String> texts(JsonReader in, String key) throws IOException {
            List<String> texts = new ArrayList<>();
            if (in.peek() != JsonToken.BEGIN_ARRAY) {
                problem(key + ": expected a list of texts, got " + kind(in.peek()));
                in.skipValue();
                return texts;
            }
            in.beginArray();
            while (in.hasNext()) {
                texts.add(text(in, key));
            }
            in.endArray();
            return texts;
        }

        private void require(String key, String value) {
            if (!seen.contains(key)) {
                problem(key + ": expected a text, found no such key");
            } else if (value.isBlank()) {
                problem(key + ": expected a text, got an empty one");
            }
        }

        private void problem(String text) {
            problems.add(place + ": " + text);
        }

        private static String kind(JsonToken token) {
            return switch (token) {
                case BEGIN_ARRAY -> "a list";
                case BEGIN_OBJECT -> "an object";
                case NUMBER -> "a number";
                case BOOLEAN -> "true or false";
                case NULL -> "null";
                default -> "something else";
            };
        }

        private static String shown(String text) {
            String line = text.strip();
            return "\""
                    + (line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) : line)
                    + "\"";
        }
    }
}
