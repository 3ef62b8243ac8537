package fastv.core.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.decode.DecodingSession;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the golden kinds with a checkpoint share: greedy steps, compared layer by layer. */
public final class GreedyRun {
    private GreedyRun() {}

    /** The case's stored pixel values, {@code [pictures, channels, height, width]}. */
    public static NDArray pixelValues(GoldenCase golden, NDManager owner) {
        String tensor = GoldenCase.tensorName(golden.input().get("pixel_values")).orElseThrow();
        return owner.create(
                golden.tensors().floats(tensor),
                new Shape(golden.tensors().entry(tensor).shapeArray()));
    }

    /** What the model sees in the case's stored pixel values. */
    public static Sight sight(GoldenCase golden, VisionLanguageModel model, NDManager owner) {
        Glance glance = model.glance(owner, pixelValues(golden, owner), Set.of());
        return model.sight(owner, glance, List.of(), new SampleSeed(0, golden.name()));
    }

    /**
     * Runs the unpruned model for the case's {@code steps} and compares hidden states, logits and
     * tokens.
     *
     * @return the tokens
     */
    public static int[] compare(
            GoldenCase golden,
            VisionLanguageModel model,
            NDArray embeddings,
            Prompt prompt,
            NDManager scope,
            Comparison comparison) {
        int steps = golden.integer("steps");
        LayerRecorder recorder = new LayerRecorder(model.decoder(), comparison);
        try (DecodingSession session =
                new DecodingSession(
                        model.decoder(),
                        Strategy.NONE,
                        new SampleSeed(0, golden.name()),
                        steps,
                        recorder,
                        scope)) {
            return decode(model, session, embeddings, prompt, steps, comparison);
        }
    }

    /** Runs {@code steps} greedy steps of a fresh session and compares logits and tokens. */
    public static int[] decode(
            VisionLanguageModel model,
            DecodingSession session,
            NDArray embeddings,
            Prompt prompt,
            int steps,
            Comparison comparison) {
        int[] tokens = new int[steps];
        List<float[]> logits = new ArrayList<>();
        NDArray next = session.prefill(embeddings, prompt.layout());
        for (int step = 0; step < steps; step++) {
            logits.add(next.toFloatArray());
            tokens[step] = model.decoder().kernels().sampling().greedy(next);
            if (step + 1 < steps) {
                next = session.step(tokens[step]);
            }
        }
        comparison.list("tokens", tokens);
        comparison.rows("step_logits", logits);
        return tokens;
    }
}
