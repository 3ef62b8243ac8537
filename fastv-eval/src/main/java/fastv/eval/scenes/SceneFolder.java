package fastv.eval.scenes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fastv.core.error.BadInputException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes examples as a plain data set: {@code images/<id>.png} and {@code questions.jsonl}, a line
 * {@code {"id", "images", "question", "answers", "kind"}} per question.
 */
public final class SceneFolder {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private static final String IMAGES = "images";

    private final Path folder;

    /**
     * @param folder where to write; made if missing
     */
    public SceneFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the first examples of a source.
     *
     * @return how many questions were written
     * @throws BadInputException if the folder holds questions already, or cannot be written
     */
    public long write(SceneSource source, int count) {
        return write(
                count,
                index -> {
                    SceneExample example = source.example(index);
                    return new Entry(List.of(example.scene()), example.turns());
                });
    }

    /**
     * Writes the first clips of a source, each as several pictures of one question.
     *
     * @return how many questions were written
     * @throws BadInputException if the folder holds questions already, or cannot be written
     */
    public long write(ClipSource source, int count) {
        return write(
                count,
                index -> {
                    Clip clip = source.example(index);
                    return new Entry(clip.frames(), List.of(clip.question()));
                });
    }

    /** Pictures and what is asked about all of them. */
    private record Entry(List<Scene> frames, List<SceneQuestion> questions) {}

    private long write(int count, IntFunction<Entry> entries) {
        Path file = folder.resolve("questions.jsonl");
        if (Files.exists(file)) {
            throw new BadInputException(file + ": expected no such file yet");
        }
        try {
            Files.createDirectories(folder.resolve(IMAGES));
            long written = 0;
            try (Writer lines = Files.newBufferedWriter(file)) {
                for (int i = 0; i < count; i++) {
                    Entry entry = entries.apply(i);
                    String id = "%06d".formatted(i);
                    JsonArray images = images(id, entry.frames());
                    for (int turn = 0; turn < entry.questions().size(); turn++) {
                        JsonObject line =
                                line(id + "-" + turn, images, entry.questions().get(turn));
                        lines.write(GSON.toJson(line) + "\n");
                        written++;
                    }
                }
            }
            return written;
        } catch (IOException e) {
            throw new BadInputException(folder + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private JsonArray images(String id, List<Scene> frames) throws IOException {
        JsonArray images = new JsonArray();
        for (int frame = 0; frame < frames.size(); frame++) {
            String name = IMAGES + "/" + id + (frames.size() == 1 ? "" : "-" + frame) + ".png";
            ScenePicture.of(frames.get(frame)).write(folder.resolve(name));
            images.add(name);
        }
        return images;
    }

    private static JsonObject line(String id, JsonArray images, SceneQuestion question) {
        JsonArray answers = new JsonArray();
        question.references().forEach(answers::add);
        JsonObject line = new JsonObject();
        line.addProperty("id", id);
        line.add("images", images);
        line.addProperty("question", question.question());
        line.add("answers", answers);
        line.addProperty("kind", question.kind());
        return line;
    }
}
