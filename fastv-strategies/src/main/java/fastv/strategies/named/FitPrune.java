package fastv.strategies.named;

import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.fit.FittedOptions;
import fastv.core.plugin.Part;
import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.strategies.budget.RemovalSchedule;
import fastv.strategies.score.CrossSelfScore;
import fastv.strategies.select.TopK;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * FitPrune: in every layer a few image tokens leave, as many as a table says that was fitted
 * beforehand.
 *
 * <p>Ye et al., Fit and Prune: Fast and Training-free Visual Token Pruning for Multi-modal Large
 * Language Models, AAAI 2025, arXiv:2409.10197. Score: {@link CrossSelfScore} of the layer itself.
 * Positions stay; the layer's own cache keeps what leaves in it. {@link FitPruneFit} finds a table
 * for a model.
 *
 * <p>The released code removes tokens between attention and MLP of a layer; here they leave before
 * the next layer. Every result is the same, and the MLP of the one layer is computed and counted
 * for them too. What would leave in the last layer stays: nothing reads it there.
 */
public final class FitPrune {
    /** The public name. */
    public static final String NAME = "fitprune";

    /** In a fitted file: the table. */
    static final String REMOVE = "remove";

    /** The method under its public name {@code fitprune}. */
    public static final Part<Options, Strategy> PART =
            new Part<>(
                    Options.class,
                    Options::strategy,
                    "removes a fitted number of image tokens in every layer",
                    "arXiv:2409.10197");

    private static final int DEFAULT_PERCENT = 60;

    /** The authors' tables that are known here, for 576 image tokens and 32 layers. */
    private static final Map<Integer, RemovalSchedule> RELEASED =
            Map.of(
                    60,
                    schedule(
                            14, 33, 89, 36, 36, 20, 55, 21, 18, 4, 7, 5, 2, 5, 7, 4, 26, 5, 11, 24,
                            4, 18, 2, 1, 0, 0, 1, 0, 1, 0, 0, 0),
                    90,
                    schedule(
                            262, 153, 80, 19, 13, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 1, 2, 0, 1,
                            0, 0, 0, 0, 0, 1, 0, 0, 0, 0));

    private FitPrune() {}

    private static RemovalSchedule schedule(int... removed) {
        return new RemovalSchedule(IntStream.of(removed).boxed().toList());
    }

    /** YAML: {@code fitprune: {fitted: fitprune.json}}. */
    public record Options(
            @Doc("how many image tokens leave in each layer, from layer 0 on") @Range(min = 0)
                    Optional<List<Integer>> remove,
            @Doc("a file that fastv fit fitprune wrote, instead of remove") Optional<Path> fitted,
            @Doc(
                            "an authors' table by its percentage, 60 or 90, for 576 image tokens and 32"
                                    + " layers; 60 where nothing else is given")
                    Optional<Integer> released,
            @Doc("which attention counts; the release multiplies both")
                    @fastv.core.config.DefaultValue("product")
                    CrossSelfScore.Signal signal) {
        public Options {
            FastVStage.requireAtMostOne("remove", remove, "fitted", fitted, "released", released);
            if (released.isPresent() && !RELEASED.containsKey(released.get())) {
                throw new IllegalArgumentException(
                        "released: expected one of "
                                + new TreeSet<>(RELEASED.keySet())
                                + ", got "
                                + released.get());
            }
        }

        private RemovalSchedule schedule() {
            return remove.or(
                            () -> fitted.map(file -> FittedOptions.read(file, NAME).counts(REMOVE)))
                    .map(RemovalSchedule::new)
                    .orElseGet(() -> RELEASED.get(released.orElse(DEFAULT_PERCENT)));
        }

        private Strategy strategy() {
            List<Integer> removed = schedule().removed();
            List<Stage> stages =
                    IntStream.range(0, removed.size())
                            .filter(layer -> removed.get(layer) > 0)
                            .mapToObj(layer -> stage(layer, removed.get(layer), signal))
                            .toList();
            return new Strategy(stages, Replay.CACHED);
        }
    }

    private static Stage stage(int layer, int removed, CrossSelfScore.Signal signal) {
        return new Stage(
                new Site.BeforeLayer(layer + 1),
                new Scope.Whole(Segment.IMAGE),
                new CrossSelfScore(layer, signal),
                new Budget.RemovedCount(removed),
                new TopK(),
                Positions.ORIGINAL,
                Enactment.DROP);
    }
}
