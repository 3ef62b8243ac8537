package fastv.core.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.model.Glance;
import fastv.core.model.Picture;
import fastv.core.model.Prompt;
import fastv.core.model.Sight;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.token.PatchGrid;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An answer that is about to be made.
 *
 * @param model who answers
 * @param sample id of the sample
 * @param index of the sample in its data, 0-based
 * @param strategy under which it is made
 * @param seed of run and sample
 * @param pictures what the sample shows
 * @param grids where the patches of each picture lie; read on demand, empty if the model cannot say
 * @param glance what the tower made of them; empty without pictures
 * @param sight what the decoder is given of them
 * @param uncut the prompt without a method before the decoder
 * @param prompt the prompt that enters the decoder
 * @param embeddings of the prompt, {@code [1, tokens, hidden]}
 * @param scope lives as long as the answer is watched
 */
public record WatchedAnswer(
        VisionLanguageModel model,
        String sample,
        long index,
        Strategy strategy,
        SampleSeed seed,
        List<Picture> pictures,
        Supplier<List<PatchGrid>> grids,
        Optional<Glance> glance,
        Sight sight,
        Prompt uncut,
        Prompt prompt,
        NDArray embeddings,
        NDManager scope) {

    public WatchedAnswer {
        pictures = List.copyOf(pictures);
    }

    /** Whether nothing is pruned, hidden or evicted. */
    public boolean isUnpruned() {
        return strategy.equals(Strategy.NONE);
    }
}
