package fastv.models.clip;

import fastv.core.error.BadInputException;
import fastv.core.prune.VisualNeed;
import fastv.models.checkpoint.ClipCheckpoint;
import fastv.models.checkpoint.ClipConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What questions will cost beside a model, told without weights. */
public final class QuestionCosts implements AutoCloseable {
    private final Path own;
    private final Map<Path, QuestionReader> open = new HashMap<>();

    /**
     * @param checkpoint the model's folder
     */
    public QuestionCosts(Path checkpoint) {
        this.own = checkpoint.resolve(ClipCheckpoint.FOLDER);
    }

    /**
     * Multiply-accumulates of what a stage asks about a question; 0 for other needs.
     *
     * @param patches of all pictures together
     * @throws BadInputException if there is no CLIP checkpoint that reads it
     */
    public long macs(VisualNeed need, String question, long patches) {
        return need instanceof VisualNeed.TextCosine cosine
                ? at(cosine.clip()).macs(question, patches)
                : 0;
    }

    private QuestionReader at(Optional<Path> clip) {
        if (clip.isEmpty() && !Files.isDirectory(own)) {
            throw missing(own);
        }
        return open.computeIfAbsent(
                clip.orElse(own), folder -> new QuestionReader(folder, ClipConfig.read(folder)));
    }

    /** What to say where neither the model nor an option brings a CLIP checkpoint. */
    static BadInputException missing(Path own) {
        return new BadInputException(
                "clip: this method compares patches with the question by CLIP's text tower,"
                        + " which the model's checkpoint does not have; expected clip: FOLDER"
                        + " with the CLIP checkpoint its vision tower stems from (config.json,"
                        + " model.safetensors, tokenizer.json), or such a folder as "
                        + own);
    }

    @Override
    public void close() {
        open.values().forEach(QuestionReader::close);
    }
}
