package fastv.eval.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fastv.core.kernel.WeightKernels;
import fastv.core.model.Glance;
import fastv.core.model.RandomClip;
import fastv.core.model.Sight;
import fastv.core.model.VisualReducer;
import fastv.core.prune.SampleSeed;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualNeed;
import fastv.core.prune.VisualStage;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** What comes before a random decoder: CLIP's towers, and a projector of one matrix. */
final class RandomSight implements AutoCloseable {
    static final int QUESTION_TOKENS = 20;

    private final RandomDecoder decoder;
    private final RandomClip.Sizes sizes;
    private final RandomClip.Towers towers;
    private final NDArray projector;

    RandomSight(RandomClip clip, RandomClip.Sizes sizes, RandomDecoder decoder, int hidden) {
        this.decoder = decoder;
        this.sizes = sizes;
        this.towers =
                clip.make(
                        decoder.decoder().kernels(),
                        decoder.manager(),
                        sizes,
                        decoder.decoder().dtype());
        this.projector = normal(decoder.manager(), hidden, sizes.vision().hidden());
    }

    private NDArray normal(NDManager owner, long... shape) {
        return weights().normal(owner, shape, 1, decoder.decoder().dtype());
    }

    private WeightKernels weights() {
        return decoder.decoder().kernels().weights();
    }

    /** What the stages of a strategy ask of the tower. */
    static Set<VisualNeed> needs(Strategy strategy) {
        return strategy.visual().stream()
                .map(VisualStage::needs)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /**
     * Checks that needs can be met.
     *
     * @throws fastv.core.error.BadInputException if they cannot
     */
    void require(Set<VisualNeed> needs) {
        towers.require(needs);
    }

    /** The tower on one picture of noise. */
    Glance look(NDManager owner, Set<VisualNeed> needs) {
        int side = sizes.vision().imageSize();
        return towers.look(owner, normal(owner, 1, 3, side, side), needs);
    }

    /**
     * What a method did to the picture.
     *
     * @param selection reading, ranking, cutting and merging, in the tower and behind it
     * @param reading of it what the towers took to give evidence
     * @param sight what is left of it, and what its stages say about that
     */
    record Reduced(Duration selection, Duration reading, Sight sight) {}

    /** Carries out the stages before the decoder. */
    Reduced reduce(NDManager scope, Glance glance, Strategy strategy, SampleSeed seed) {
        Glance asked = towers.asked(scope, glance, strategy.visual(), QUESTION_TOKENS);
        VisualReducer reducer =
                new VisualReducer(
                        decoder.decoder().kernels(),
                        rows -> weights().linear(scope, rows, projector));
        reducer.reduce(scope, asked, strategy.visual(), seed, false);
        Duration selection = reducer.selection().plus(asked.selectionFor(strategy.visual()));
        Sight sight =
                new Sight(
                        null,
                        reducer.tokensPerPicture(),
                        Duration.ZERO,
                        Duration.ZERO,
                        selection,
                        reducer.reductions());
        return new Reduced(selection, asked.readingFor(strategy.visual()), sight);
    }

    @Override
    public void close() {
        towers.close();
    }
}
