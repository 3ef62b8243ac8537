package fastv.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.error.BadInputException;
import fastv.core.kernel.Kernels;
import fastv.core.kernel.VisionKernels;
import fastv.core.prune.MergedToken;
import fastv.core.prune.MethodFailure;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.VisualStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Carries out the stages between tower and decoder, picture by picture: the one place where visual
 * rows are picked and merged. Stages of one site act in their order, each on what the one before
 * left.
 */
public final class VisualReducer {
    private final Kernels kernels;
    private final UnaryOperator<NDArray> project;
    private final List<PictureReduction> reductions = new ArrayList<>();
    private final List<Integer> tokensPerPicture = new ArrayList<>();
    private long selectionNanos;

    /**
     * @param project from features {@code [rows, visionHidden]} to tokens {@code [rows, hidden]}
     */
    public VisualReducer(Kernels kernels, UnaryOperator<NDArray> project) {
        this.kernels = kernels;
        this.project = project;
    }

    /**
     * Reduces all pictures of a glance.
     *
     * @param scope what everything lives as long as
     * @param withClass whether the class token goes on too; only without stages
     * @return {@code [tokens, hidden]}, picture after picture
     */
    public NDArray reduce(
            NDManager scope,
            Glance glance,
            List<VisualStage> stages,
            SampleSeed seed,
            boolean withClass) {
        NDArray all = null;
        for (int picture = 0; picture < glance.pictures(); picture++) {
            NDArray rows = one(scope, glance, picture, stages, seed, withClass);
            tokensPerPicture.add(Math.toIntExact(rows.getShape().get(0)));
            all = all == null ? rows : kernels.vision().join(scope, all, rows);
        }
        if (all == null) {
            throw new IllegalArgumentException("glance: expected at least one picture");
        }
        return all;
    }

    private NDArray one(
            NDManager scope,
            Glance glance,
            int picture,
            List<VisualStage> stages,
            SampleSeed seed,
            boolean withClass) {
        NDArray features = glance.hidden().get(picture); // [1 + patches, visionHidden]
        features.attach(scope);
        NDArray rows = withClass ? features : pick(scope, features, 1, glance.patches());
        Optional<VisualStage> inside = at(VisualStage.Site.TOWER_BLOCK, stages);
        if (inside.isPresent()) {
            return project.apply(merged(scope, glance, picture, inside.get(), seed, rows));
        }
        Optional<VisualStage> atTower = at(VisualStage.Site.TOWER_OUT, stages);
        if (atTower.isPresent()) {
            rows = apply(scope, glance, picture, atTower.get(), seed, rows, features);
        }
        NDArray tokens = project.apply(rows);
        Optional<VisualStage> atProjector = at(VisualStage.Site.PROJECTOR_OUT, stages);
        if (atProjector.isPresent()) {
            tokens = apply(scope, glance, picture, atProjector.get(), seed, tokens, tokens);
        }
        return tokens;
    }

    private static Optional<VisualStage> at(VisualStage.Site site, List<VisualStage> stages) {
        return stages.stream()
                .filter(stage -> stage.site() == site)
                .reduce(
                        (first, second) -> {
                            throw new IllegalArgumentException(
                                    "stages: expected at most one at " + site);
                        });
    }

    private NDArray apply(
            NDManager scope,
            Glance glance,
            int picture,
            VisualStage stage,
            SampleSeed seed,
            NDArray candidates,
            NDArray sources) {
        long start = System.nanoTime();
        VisualStage.Reduction made = reduce(glance, picture, stage, seed, candidates);
        NDArray left = combine(scope, sources, made.tokens());
        selectionNanos += System.nanoTime() - start;
        return left;
    }

    private VisualStage.Reduction reduce(
            Glance glance, int picture, VisualStage stage, SampleSeed seed, NDArray candidates) {
        PictureEvidence evidence = new PictureEvidence(glance, picture, candidates, seed, kernels);
        VisualStage.Reduction made = guarded(stage, evidence);
        reductions.add(
                new PictureReduction(
                        picture,
                        stage.site(),
                        stage.name(),
                        stage.requested(),
                        evidence.patches(),
                        made.tokens(),
                        made.scores(),
                        made.marks()));
        return made;
    }

    /** The patches' rows of the tower that has merged them, {@code [tokens, visionHidden]}. */
    private NDArray merged(
            NDManager scope,
            Glance glance,
            int picture,
            VisualStage stage,
            SampleSeed seed,
            NDArray patches) {
        Glance.Merged tower =
                glance.mergedFor(stage)
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                stage.name() + ": its merging was not announced"));
        reduce(glance, picture, stage, seed, patches);
        try (NDArray features = tower.hidden().get(picture)) {
            return pick(scope, features, 1, Math.toIntExact(features.getShape().get(0)) - 1);
        }
    }

    private static VisualStage.Reduction guarded(VisualStage stage, PictureEvidence evidence) {
        try {
            return stage.reduce(evidence);
        } catch (BadInputException e) {
            throw e; // about the model or the file, not about the method
        } catch (RuntimeException | LinkageError e) {
            throw new MethodFailure(stage.name() + " before the decoder", e);
        }
    }

    private NDArray pick(NDManager scope, NDArray rows, int first, int count) {
        long[] index = LongStream.range(first, (long) first + count).toArray();
        return kernels.vision().pick(scope, rows, scope.create(index));
    }

    /** Rows that stay are copied exactly; only merged ones go through a product. */
    private NDArray combine(NDManager scope, NDArray rows, List<MergedToken> tokens) {
        VisionKernels vision = kernels.vision();
        if (tokens.isEmpty()) {
            return vision.noRows(scope, rows);
        }
        if (tokens.stream().allMatch(VisualReducer::staysAlone)) {
            long[] index = tokens.stream().mapToLong(token -> token.tokens()[0]).toArray();
            return vision.pick(scope, rows, scope.create(index));
        }
        int columns = Math.toIntExact(rows.getShape().get(0));
        float[] weights = new float[tokens.size() * columns];
        for (int row = 0; row < tokens.size(); row++) {
            int[] sources = tokens.get(row).tokens();
            float[] shares = tokens.get(row).weights();
            for (int i = 0; i < sources.length; i++) {
                weights[row * columns + sources[i]] += shares[i];
            }
        }
        NDArray matrix = scope.create(weights, new Shape(tokens.size(), columns));
        return vision.combine(scope, rows, matrix);
    }

    private static boolean staysAlone(MergedToken token) {
        int[] sources = token.tokens();
        return sources.length == 1 && token.equals(MergedToken.alone(sources[0]));
    }

    /** How many tokens each picture has left. */
    public List<Integer> tokensPerPicture() {
        return List.copyOf(tokensPerPicture);
    }

    /** What each stage did to each picture. */
    public List<PictureReduction> reductions() {
        return List.copyOf(reductions);
    }

    /** Time in reading evidence, ranking and cutting. */
    public Duration selection() {
        return Duration.ofNanos(selectionNanos);
    }
}
