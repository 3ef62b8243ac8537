package fastv.eval.training;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import fastv.core.error.BadInputException;
import fastv.eval.scenes.SceneQuestion;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * The training split of easy-VQA as published: {@code questions.json}, a list of {@code [question,
 * answer, picture]}, and {@code images/<picture>.png}. One picture in twenty is held out.
 */
final class EasyVqaLessons {
    private static final int HELD_OUT_ONE_IN = 20;
    private static final long MOST_BYTES = 64L << 20;

    private final Path folder;
    private final List<Integer> pictures;
    private final Map<Integer, List<SceneQuestion>> questions;

    private EasyVqaLessons(
            Path folder, List<Integer> pictures, Map<Integer, List<SceneQuestion>> questions) {
        this.folder = folder;
        this.pictures = pictures;
        this.questions = questions;
    }

    /**
     * Reads the questions.
     *
     * @param heldOut whether to keep the held-out pictures, or all others
     * @throws BadInputException if the folder does not hold them
     */
    static EasyVqaLessons open(Path folder, boolean heldOut) {
        Path file = folder.resolve("questions.json");
        Map<Integer, List<SceneQuestion>> questions = new LinkedHashMap<>();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInputException(file + ": expected at most " + MOST_BYTES + " bytes");
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                for (JsonElement element : new Gson().fromJson(reader, JsonArray.class)) {
                    JsonArray entry = element.getAsJsonArray();
                    int picture = entry.get(2).getAsInt();
                    if (picture % HELD_OUT_ONE_IN == 0 == heldOut) {
                        questions
                                .computeIfAbsent(picture, key -> new ArrayList<>())
                                .add(question(entry));
                    }
                }
            }
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (JsonParseException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new BadInputException(
                    file + ": expected a list of [question, answer, picture]: " + e.getMessage(),
                    e);
        }
        if (questions.isEmpty()) {
            throw new BadInputException(file + ": expected at least one question, got none");
        }
        return new EasyVqaLessons(folder, List.copyOf(questions.keySet()), questions);
    }

    /**
     * The published file writes questions in lower case, some without their mark; kept as it is.
     */
    private static SceneQuestion question(JsonArray entry) {
        return SceneQuestion.of(
                MixedLessons.EASY_VQA, entry.get(0).getAsString(), entry.get(1).getAsString());
    }

    /** A picture and some of its questions, chosen by the number. */
    PictureLesson lesson(long number, int turns) {
        Random random = new Random(number);
        int picture = pictures.get(random.nextInt(pictures.size()));
        List<SceneQuestion> all = new ArrayList<>(questions.getOrDefault(picture, List.of()));
        Collections.shuffle(all, random);
        return new PictureLesson(rgb(picture), all.subList(0, Math.min(turns, all.size())));
    }

    /** Every word of questions and answers, without punctuation. */
    List<String> words() {
        return questions.values().stream()
                .flatMap(List::stream)
                .flatMap(
                        question ->
                                java.util.stream.Stream.of(
                                        (question.question() + " " + question.answer())
                                                .split("[ ?.,]+")))
                .distinct()
                .sorted()
                .toList();
    }

    private byte[] rgb(int picture) {
        Path file = folder.resolve("images").resolve(picture + ".png");
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new BadInputException(file + ": expected a picture");
            }
            byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
            int at = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int pixel = image.getRGB(x, y);
                    rgb[at++] = (byte) (pixel >> 16);
                    rgb[at++] = (byte) (pixel >> 8);
                    rgb[at++] = (byte) pixel;
                }
            }
            return rgb;
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
