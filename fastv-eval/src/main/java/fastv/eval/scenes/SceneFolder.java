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

/**
 * Writes examples as a plain data set: {@code images/<id>.png} and {@code questions.jsonl}, a line
 * {@code {"id", "images", "question", "answers", "kind"}} per question.
 */
public final class SceneFolder {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

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
        Path questions = folder.resolve("questions.jsonl");
        if (Files.exists(questions)) {
            throw new BadInputException(questions + ": expected no such file yet");
        }
        try {
            Path images = Files.createDirectories(folder.resolve("images"));
            long written = 0;
            try (Writer lines = Files.newBufferedWriter(questions)) {
                for (int i = 0; i < count; i++) {
                    SceneExample example = source.example(i);
                    String id = "%06d".formatted(i);
                    ScenePicture.of(example.scene()).write(images.resolve(id + ".png"));
                    for (int turn = 0; turn < example.turns().size(); turn++) {
                        JsonObject line = line(id, turn, example.turns().get(turn));
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

    private static JsonObject line(String id, int turn, SceneQuestion question) {
        JsonArray images = new JsonArray();
        images.add("images/" + id + ".png");
        JsonArray answers = new JsonArray();
        question.references().forEach(answers::add);
        JsonObject line = new JsonObject();
        line.addProperty("id", id + "-" + turn);
        line.add("images", images);
        line.addProperty("question", question.question());
        line.add("answers", answers);
        line.addProperty("kind", question.kind());
        return line;
    }
}
