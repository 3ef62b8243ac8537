package fastv.eval.samplerun;

import fastv.models.checkpoint.sample.TinyLlavaCheckpoint;
import fastv.models.tokenizer.WordListTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A LLaVA-1.5 checkpoint of random weights whose tokenizer knows the sample run's words. */
final class SampleRunModel {
    private static final long SEED = 20240306;

    /** The words around a question in the template {@code vicuna_v1}. */
    private static final String TEMPLATE =
            "A chat between a curious human user and an artificial intelligence assistant."
                    + " The assistant gives helpful, detailed, and polite answers to the"
                    + " human's user's questions. USER: ASSISTANT:";

    private static final String QUESTIONS =
            "What colour is the circle? square? triangle? How many discs are there? Is it day or"
                    + " night? evening Which shape do you see in this picture? Where left right"
                    + " top bottom sun sea road roof tower board tall wide line lines";

    private static final String ANSWERS =
            "red green blue yellow purple white black grey orange circle square triangle disc one"
                    + " two three four five yes no a the on of and sky grass window windows";

    private SampleRunModel() {}

    static void write(Path folder) throws IOException {
        List<String> words =
                Stream.of(TEMPLATE, QUESTIONS, ANSWERS)
                        .flatMap(text -> Stream.of(text.split(" ", -1)))
                        .distinct()
                        .toList();
        WordListTokenizer tokenizer =
                new WordListTokenizer(words, List.of("What", "How", "Is", "Where"));
        new TinyLlavaCheckpoint(tokenizer.vocabularySize(), tokenizer.imageTokenId(), SEED)
                .write(folder, tokenizer.tokenizerJson());
        tokenizer.writeTo(folder);
    }
}
