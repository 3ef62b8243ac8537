package fastv.strategies.named;

import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.HeadMean;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Scope;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.strategies.score.JudgedAttention;
import fastv.strategies.score.JudgingText;
import fastv.strategies.select.TopK;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The stages that all releases of SparseVLM consist of.
 *
 * @param layers after which a stage lies
 */
record SparseVlmStages(
        List<Integer> layers,
        JudgingText judges,
        HeadMean heads,
        SparseVlm.Merge merge,
        Positions positions) {

    /** The method whose i-th stage has the i-th budget. */
    Strategy strategy(IntFunction<Budget> budgets) {
        List<Stage> stages =
                IntStream.range(0, layers.size())
                        .mapToObj(i -> stage(layers.get(i), budgets.apply(i)))
                        .toList();
        return new Strategy(stages, Replay.CACHED);
    }

    private Stage stage(int layer, Budget budget) {
        return new Stage(
                new Site.BeforeLayer(layer + 1),
                new Scope.Whole(Segment.IMAGE),
                new JudgedAttention(layer, judges, heads),
                budget,
                new TopK(),
                positions,
                Enactment.DROP,
                merge.merger());
    }

    /** What a release has for a named number of tokens. */
    static <T> T released(int tokens, Map<Integer, T> table) {
        T found = table.get(tokens);
        if (found == null) {
            throw new IllegalArgumentException(
                    "tokens: expected one of "
                            + new TreeSet<>(table.keySet()).descendingSet()
                            + ", got "
                            + tokens);
        }
        return found;
    }

    /** The kept number of each stage: as given, or a release's. */
    static List<Integer> counts(
            List<Integer> layers,
            Optional<List<Integer>> given,
            int tokens,
            Map<Integer, List<Integer>> table) {
        List<Integer> counts = given.orElseGet(() -> released(tokens, table));
        if (counts.size() != layers.size()) {
            throw new IllegalArgumentException(
                    "counts: expected one per layer, " + layers.size() + ", got " + counts.size());
        }
        return List.copyOf(counts);
    }
}
