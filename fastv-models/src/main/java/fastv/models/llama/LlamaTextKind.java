package fastv.models.llama;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.model.Conversation;
import fastv.core.model.GreedyRun;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Golden kind {@code llama-text}: a LLaMA checkpoint opens and decodes with a cache. */
public final class LlamaTextKind implements ModelConformanceKind {

    @Override
    public void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison) {
        try (NDManager scope = model.newScope()) {
            Prompt prompt = model.promptOf(golden.integers("input_ids"), List.of());
            NDArray embeddings = model.embeddings(scope, prompt, Sight.NONE);
            int[] tokens = GreedyRun.compare(golden, model, embeddings, prompt, scope, comparison);
            if (golden.hasInput("prompt")) {
                text(golden, model, prompt, tokens, comparison);
            }
        }
    }

    private static void text(
            GoldenCase golden,
            VisionLanguageModel model,
            Prompt prompt,
            int[] tokens,
            Comparison comparison) {
        Conversation conversation = Conversation.question(golden.string("prompt"), 0);
        comparison.list("prompt_ids", model.prompt(conversation, Sight.NONE).ids());
        int[] all = IntStream.concat(Arrays.stream(prompt.ids()), Arrays.stream(tokens)).toArray();
        comparison.text("text", model.codec().decode(all, true));
    }
}
