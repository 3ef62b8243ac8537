package fastv.models.clip;

import fastv.core.cost.CommonSpaceShape;
import fastv.core.error.BadInputException;
import fastv.models.checkpoint.ClipConfig;
import fastv.models.checkpoint.ClipTextConfig;
import fastv.models.tokenizer.CheckpointTokenizer;
import java.nio.file.Path;
import java.util.Arrays;

/** What of a CLIP checkpoint reads a text before any weight does: its tokenizer and its sizes. */
final class QuestionReader implements AutoCloseable {
    private final Path folder;
    private final ClipConfig config;
    private final CheckpointTokenizer tokenizer;
    private final int[] frame;

    /**
     * @throws BadInputException if the tokenizer cannot be used
     */
    QuestionReader(Path folder, ClipConfig config) {
        this.folder = folder;
        this.config = config;
        this.tokenizer = CheckpointTokenizer.open(folder);
        this.frame = tokenizer.encodeMarked("");
        requireFrame();
    }

    private void requireFrame() {
        boolean known = Arrays.stream(frame).allMatch(id -> id < config.text().vocabSize());
        if (frame.length != 2 || !known) {
            tokenizer.close();
            throw new BadInputException(
                    folder.resolve("tokenizer.json")
                            + ": expected one that puts a text between a start and an end token with"
                            + " ids below vocab_size = "
                            + config.text().vocabSize()
                            + ", got around an empty text "
                            + Arrays.toString(frame));
        }
    }

    /**
     * A text as the tower reads it, between start and end token.
     *
     * @param text ordinary text; no spelling in it becomes a special token
     * @throws BadInputException if the tokenizer gives an id that the tower has not
     */
    int[] ids(String text) {
        int[] inner = tokenizer.encodeStart(text);
        int[] ids = new int[inner.length + 2];
        ids[0] = frame[0];
        System.arraycopy(inner, 0, ids, 1, inner.length);
        ids[ids.length - 1] = frame[1];
        for (int id : ids) {
            if (id >= config.text().vocabSize()) {
                throw new BadInputException(
                        folder.resolve("tokenizer.json")
                                + ": expected ids below vocab_size = "
                                + config.text().vocabSize()
                                + ", got "
                                + id);
            }
        }
        return ids;
    }

    /**
     * Multiply-accumulates of reading a text and comparing it with patches.
     *
     * @param patches of all pictures together
     */
    long macs(String text, long patches) {
        ClipTextConfig tower = config.text();
        return new CommonSpaceShape(
                        tower.hiddenSize(),
                        tower.intermediateSize(),
                        tower.layers(),
                        config.vision().hiddenSize(),
                        config.projectionDim())
                .macs(
                        TextSegment.of(ids(text), tower.maxPositions(), tower.eosTokenId()).stream()
                                .map(one -> one.ids().length)
                                .toList(),
                        patches);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
