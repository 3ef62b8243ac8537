package fastv.eval.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.cost.VisionShape;
import fastv.core.decode.Decoder;
import fastv.core.decode.DecodingSession;
import fastv.core.decode.ForwardObserver;
import fastv.core.error.BadInputException;
import fastv.core.model.Glance;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualNeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A sample being answered, one token at a time, so that others can be answered in between. */
final class AnswerInProgress implements AutoCloseable {
    private static final int COLOURS = 3;

    private final VisionLanguageModel model;
    private final NDManager scope;
    private final Sight sight;
    private final Prompt prompt;
    private final NDArray embeddings;
    private final DecodingSession session;
    private final List<float[]> logits = new ArrayList<>();

    /**
     * Looks at the pictures; nothing is decoded yet.
     *
     * @param decoder the model's, or one that watches it
     * @param steps room for so many tokens
     */
    AnswerInProgress(
            VisionLanguageModel model, Decoder decoder, Trial trial, Strategy strategy, int steps) {
        this.model = model;
        this.scope = model.newScope();
        SampleSeed seed = new SampleSeed(trial.seed(), "check");
        this.sight = see(trial, strategy, seed);
        this.prompt = model.prompt(trial.conversation(), sight);
        this.embeddings = model.embeddings(scope, prompt, sight);
        this.session =
                new DecodingSession(decoder, strategy, seed, steps, ForwardObserver.NONE, scope);
    }

    private Sight see(Trial trial, Strategy strategy, SampleSeed seed) {
        VisionShape vision =
                model.card()
                        .shape()
                        .vision()
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                "--model: expected a model that sees, got "
                                                        + model.card().family()));
        int side = vision.imageSize();
        NDArray pixels =
                scope.create(
                        trial.pixels(COLOURS * side * side),
                        new Shape(trial.pictures(), COLOURS, side, side));
        Set<VisualNeed> needs =
                strategy.visual().stream()
                        .flatMap(stage -> stage.needs().stream())
                        .collect(Collectors.toSet());
        Glance glance = model.glance(scope, pixels, needs);
        return model.sight(scope, glance, strategy.visual(), seed, trial.conversation().question());
    }

    /** Computes the logits of the next token. */
    void next() {
        NDArray made =
                logits.isEmpty()
                        ? session.prefill(embeddings, prompt.layout())
                        : session.step(largest(logits.get(logits.size() - 1)));
        logits.add(made.toFloatArray());
    }

    private static int largest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** What came of it so far. */
    Answer answer() {
        return new Answer(
                prompt.layout(),
                logits,
                Arrays.stream(session.tokensPerLayer()).boxed().toList(),
                session.rankings(),
                sight.reductions(),
                session.cacheLengths().stream()
                        .map(lengths -> Arrays.stream(lengths).boxed().toList())
                        .toList());
    }

    @Override
    public void close() {
        session.close();
        scope.close();
    }
}
