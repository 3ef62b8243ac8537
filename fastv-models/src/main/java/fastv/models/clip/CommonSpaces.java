package fastv.models.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.error.BadInputException;
import fastv.core.model.Glance;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import fastv.models.checkpoint.ClipCheckpoint;
import fastv.models.checkpoint.ClipVisionConfig;
import fastv.models.weights.ModelWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The CLIP checkpoints beside a model, each opened when a stage first asks for it: the one in the
 * folder {@value ClipCheckpoint#FOLDER} of the model's own checkpoint, and those that options name.
 * The first is opened with the model, as its other files are.
 */
public final class CommonSpaces implements AutoCloseable {
    private final Path own;
    private final ClipVisionConfig tower;
    private final ModelWeights weights;
    private final Map<Path, CommonSpace> open = new HashMap<>();

    /**
     * @param checkpoint the model's folder
     * @param tower the model's vision tower
     * @param weights whose kernels and lifetime are shared
     * @throws BadInputException if there is a folder {@value ClipCheckpoint#FOLDER} that cannot be
     *     used
     */
    public CommonSpaces(Path checkpoint, ClipVisionConfig tower, ModelWeights weights) {
        this.own = checkpoint.resolve(ClipCheckpoint.FOLDER);
        this.tower = tower;
        this.weights = weights;
        if (Files.isDirectory(own)) {
            open(own);
        }
    }

    /**
     * Opens what is asked for.
     *
     * @throws BadInputException if there is no such checkpoint, or it does not fit the model
     */
    public void require(Collection<VisualNeed> needs) {
        for (VisualNeed need : needs) {
            if (need instanceof VisualNeed.TextCosine cosine) {
                at(cosine.clip());
            }
        }
    }

    private CommonSpace at(Optional<Path> clip) {
        Path folder = clip.orElse(own);
        if (!open.containsKey(folder) && clip.isEmpty()) {
            throw QuestionCosts.missing(own);
        }
        return open(folder);
    }

    private CommonSpace open(Path folder) {
        CommonSpace known = open.get(folder);
        if (known != null) {
            return known;
        }
        CommonSpace space = new CommonSpace(folder, weights.manager(), weights.kernels());
        int width = space.config().vision().hiddenSize();
        if (width != tower.hiddenSize()) {
            space.close();
            throw new BadInputException(
                    folder.resolve("config.json")
                            + ": vision_config.hidden_size: expected "
                            + tower.hiddenSize()
                            + " as in the model's vision tower, got "
                            + width);
        }
        open.put(folder, space);
        return space;
    }

    /**
     * How near patches lie to the question, for every stage that asks.
     *
     * @return with the cosines, {@code [segments, pictures * patches]} float32; the same if no
     *     stage asks
     * @throws BadInputException if a stage asks and the question has no words
     */
    public Glance asked(NDManager owner, Glance glance, List<VisualStage> stages, String question) {
        Map<VisualNeed, NDArray> found = new HashMap<>();
        Map<VisualNeed, Duration> times = new HashMap<>();
        for (VisualStage stage : stages) {
            for (VisualNeed need : stage.needs()) {
                if (need instanceof VisualNeed.TextCosine cosine && !found.containsKey(need)) {
                    if (question.isBlank()) {
                        throw new BadInputException(
                                stage.name() + ": expected a question with words, got none");
                    }
                    long start = System.nanoTime();
                    CommonSpace space = at(cosine.clip());
                    found.put(need, space.cosines(owner, glance.hidden(), question));
                    times.put(need, Duration.ofNanos(System.nanoTime() - start));
                }
            }
        }
        return glance.with(found, times);
    }

    /**
     * Multiply-accumulates of what a stage asks about a question; 0 for other needs.
     *
     * @param patches of all pictures together
     */
    public long macs(VisualNeed need, String question, long patches) {
        return need instanceof VisualNeed.TextCosine cosine
                ? at(cosine.clip()).macs(question, patches)
                : 0;
    }

    @Override
    public void close() {
        open.values().forEach(CommonSpace::close);
    }
}
