package fastv.strategies.named;

import fastv.core.prune.Budget;
import fastv.core.prune.Enactment;
import fastv.core.prune.Positions;
import fastv.core.prune.Replay;
import fastv.core.prune.Scope;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Site;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.token.Segment;
import fastv.strategies.named.FastV.Criterion;
import fastv.strategies.score.AttentionScore;
import fastv.strategies.score.ConstantScore;
import fastv.strategies.score.RandomScore;
import fastv.strategies.select.Given;
import fastv.strategies.select.TopK;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one stage that FastV, its releases and its random control are made of. */
final class FastVStage {
    private FastVStage() {}

    static Strategy strategy(
            int k,
            Budget budget,
            FastVMode mode,
            Criterion criterion,
            Positions positions,
            Optional<List<List<Integer>>> given,
            Optional<List<Integer>> window) {
        Scope scope =
                window.<Scope>map(pair -> new Scope.Window(pair.get(0), pair.get(1)))
                        .orElse(new Scope.Whole(Segment.IMAGE));
        Selector selector = given.<Selector>map(Given::new).orElseGet(TopK::new);
        Stage stage =
                new Stage(
                        new Site.BeforeLayer(k),
                        scope,
                        score(k, criterion),
                        budget,
                        selector,
                        positions,
                        mode.enactment());
        return new Strategy(List.of(stage), mode.replay());
    }

    private static Score score(int k, Criterion criterion) {
        return switch (criterion) {
            case LAST -> new AttentionScore(k - 1, AttentionScore.Criterion.LAST);
            case MEAN_ALL -> new AttentionScore(k - 1, AttentionScore.Criterion.MEAN_ALL);
            case MEAN_ATTENDING ->
                    new AttentionScore(k - 1, AttentionScore.Criterion.MEAN_ATTENDING);
            case MEAN_OTHERS -> new AttentionScore(k - 1, AttentionScore.Criterion.MEAN_OTHERS);
            case GIVEN -> new ConstantScore();
            case RANDOM -> new RandomScore();
        };
    }

    static void requireRankable(int k, Criterion criterion, FastVMode mode, Positions positions) {
        boolean readsAttention = criterion != Criterion.GIVEN && criterion != Criterion.RANDOM;
        if (k == 0 && readsAttention) {
            throw new IllegalArgumentException(
                    "k: before layer 0 there is no attention to rank by; expected 1 or more, or"
                            + " criterion random or given");
        }
        if (mode.enactment() == Enactment.MASK && positions == Positions.COMPACT) {
            throw new IllegalArgumentException(
                    "positions: masking moves no token; expected original, got compact");
        }
        boolean mean = readsAttention && criterion != Criterion.LAST;
        if (mean && mode.enactment() == Enactment.MASK && mode.replay() == Replay.CACHED) {
            throw new IllegalArgumentException(
                    "criterion: with mode mask-cached a step has one query and a mean over queries is"
                            + " undefined; expected last");
        }
    }

    static void requireWindow(List<Integer> window) {
        if (window.size() != 2 || window.get(0) < 0 || window.get(1) < 0) {
            throw new IllegalArgumentException(
                    "window: expected [first position, count], both 0 or more, got " + window);
        }
    }

    static void requireAtMostOne(
            String first,
            Optional<?> one,
            String second,
            Optional<?> two,
            String third,
            Optional<?> three) {
        long given = Stream.of(one, two, three).filter(Optional::isPresent).count();
        if (given > 1) {
            String key = one.isPresent() ? first : second;
            throw new IllegalArgumentException(
                    key
                            + ": expected at most one of "
                            + first
                            + ", "
                            + second
                            + " and "
                            + third
                            + ", got "
                            + given);
        }
    }
}
