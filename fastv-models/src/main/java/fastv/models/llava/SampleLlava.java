package fastv.models.llava;

import fastv.core.model.SampleCheckpoint;
import fastv.models.checkpoint.ClipCheckpoint;
import fastv.models.checkpoint.sample.TinyClip;
import fastv.models.checkpoint.sample.TinyLlavaCheckpoint;
import fastv.models.tokenizer.LetterTokenizer;
import fastv.models.tokenizer.WordListTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A LLaVA-1.5 of about one million random weights whose tokenizer knows a few words, and a CLIP
 * beside it that reads letters.
 */
public final class SampleLlava implements SampleCheckpoint {
    private static final long SEED = 20240306;

    /** Those of the template {@code vicuna_v1}; other words are spelled. */
    private static final String WORDS =
            "A chat between a curious human user and an artificial intelligence assistant."
                    + " The assistant gives helpful, detailed, polite answers to the human's user's"
                    + " questions. USER: ASSISTANT: what is this where here that one left right";

    @Override
    public void write(Path folder) throws IOException {
        List<String> words = List.of(WORDS.split(" ", -1)).stream().distinct().toList();
        WordListTokenizer tokenizer = new WordListTokenizer(words, List.of());
        TinyLlavaCheckpoint llava =
                new TinyLlavaCheckpoint(tokenizer.vocabularySize(), tokenizer.imageTokenId(), SEED);
        llava.write(folder, tokenizer.tokenizerJson());
        tokenizer.writeTo(folder);
        LetterTokenizer letters = new LetterTokenizer();
        new TinyClip(llava.config().vision(), letters.endId(), SEED)
                .write(folder.resolve(ClipCheckpoint.FOLDER), letters.tokenizerJson());
    }
}
