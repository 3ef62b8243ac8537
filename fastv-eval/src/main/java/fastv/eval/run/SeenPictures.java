package fastv.eval.run;

import ai.djl.ndarray.NDManager;
import fastv.core.model.Glance;
import fastv.core.model.Picture;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.eval.data.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model saw in the pictures asked about last. Questions about the same pictures mostly
 * follow each other, so each picture goes through the tower once.
 */
final class SeenPictures implements AutoCloseable {
    private final VisionLanguageModel model;
    private final ExperimentPlan plan;
    private @Nullable Seen last;

    /**
     * Some pictures, seen.
     *
     * @param pictures which
     * @param scope holds the tensors
     * @param glance before any stage; null without pictures
     * @param sight with every patch
     */
    record Seen(List<Picture> pictures, NDManager scope, @Nullable Glance glance, Sight sight) {}

    SeenPictures(VisionLanguageModel model, ExperimentPlan plan) {
        this.model = model;
        this.plan = plan;
    }

    /** What a sample shows; lives until other pictures are asked for. */
    Seen of(Sample sample) {
        Seen before = last;
        // sources hand on the very same picture for questions that share it
        if (before != null && before.pictures().equals(sample.pictures())) {
            return before;
        }
        close();
        NDManager scope = model.newScope();
        try {
            Seen seen = look(sample, scope);
            last = seen;
            return seen;
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    private Seen look(Sample sample, NDManager scope) {
        if (sample.pictures().isEmpty()) {
            return new Seen(List.of(), scope, null, Sight.NONE);
        }
        Glance glance = model.look(scope, sample.pictures(), plan.visualNeeds());
        Sight sight = model.sight(scope, glance, List.of(), new SampleSeed(0, sample.id()));
        return new Seen(sample.pictures(), scope, glance, sight);
    }

    @Override
    public void close() {
        if (last != null) {
            last.scope().close();
            last = null;
        }
    }
}
