package fastv.eval.contract;

import fastv.core.compose.ComposedVisualStage;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheEvidence;
import fastv.core.prune.CacheScore;
import fastv.core.prune.CacheSelector;
import fastv.core.prune.CacheStage;
import fastv.core.prune.Evidence;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Merger;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualScore;
import fastv.core.prune.VisualSelector;
import fastv.core.prune.VisualStage;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches the parts of a strategy at work: what they read, and what selectors return. */
final class Watch {
    private final boolean levelled;
    private final Set<String> reads = new LinkedHashSet<>();
    private final Notes notes = new Notes();

    /**
     * @param levelled whether all evidence is replaced by the same number everywhere, so that
     *     everything is tied
     */
    Watch(boolean levelled) {
        this.levelled = levelled;
    }

    /** The same method, watched. */
    Strategy around(Strategy strategy) {
        return new Strategy(
                strategy.stages().stream().map(this::watched).toList(),
                strategy.replay(),
                strategy.patterns(),
                strategy.visual().stream().map(this::watched).toList(),
                strategy.cache().map(this::watched));
    }

    private Stage watched(Stage stage) {
        return new Stage(
                stage.site(),
                stage.scope(),
                calls(stage.score(), Score.class),
                budget(stage.budget()),
                calls(stage.selector(), Selector.class),
                stage.positions(),
                stage.enactment(),
                stage.merger() == Merger.NONE ? Merger.NONE : calls(stage.merger(), Merger.class));
    }

    /** A budget is a value and needs no watching, but for a rule that looks at the evidence. */
    private Budget budget(Budget budget) {
        return budget instanceof Budget.Measured measured
                ? new Budget.Measured(calls(measured.rule(), Budget.Measured.Rule.class))
                : budget;
    }

    private VisualStage watched(VisualStage stage) {
        VisualStage inside =
                stage instanceof ComposedVisualStage composed ? ofParts(composed) : stage;
        return calls(inside, VisualStage.class);
    }

    private ComposedVisualStage ofParts(ComposedVisualStage stage) {
        return new ComposedVisualStage(
                stage.site(),
                calls(stage.score(), VisualScore.class),
                stage.budget(),
                stage.picks().stream()
                        .map(
                                pick ->
                                        new ComposedVisualStage.Pick(
                                                calls(pick.selector(), VisualSelector.class),
                                                pick.share(),
                                                pick.score().map(s -> calls(s, VisualScore.class))))
                        .toList(),
                stage.mergers().stream().map(m -> calls(m, VisualMerger.class)).toList(),
                stage.order(),
                stage.classToken());
    }

    private CacheStage watched(CacheStage stage) {
        return new CacheStage(
                stage.site(),
                calls(stage.score(), CacheScore.class),
                stage.budget(),
                calls(stage.selector(), CacheSelector.class),
                stage.positions(),
                stage.heads());
    }

    private <T> T calls(T target, Class<T> type) {
        return Around.of(
                target,
                type,
                (method, arguments, proceed) -> {
                    Object[] given = arguments.clone();
                    watchEvidence(arguments);
                    Object made = proceed.call();
                    if (made != null) {
                        notes.take(target, given, made);
                    }
                    return made;
                });
    }

    private void watchEvidence(Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Evidence evidence) {
                arguments[i] = reading("", evidence, Evidence.class);
            } else if (arguments[i] instanceof VisualEvidence evidence) {
                arguments[i] = reading("", evidence, VisualEvidence.class);
            } else if (arguments[i] instanceof CacheEvidence evidence) {
                arguments[i] = reading("", evidence, CacheEvidence.class);
            }
        }
    }

    private <T> T reading(String path, T evidence, Class<T> type) {
        return Around.of(
                evidence,
                type,
                (method, arguments, proceed) -> {
                    String read = path + method.getName() + Arrays.toString(arguments);
                    Object found = proceed.call();
                    reads.add(read);
                    return level(read, method, found);
                });
    }

    private <T> T readingOf(String path, Object part, Class<T> type) {
        return reading(path, type.cast(part), type);
    }

    private @Nullable Object level(String read, Method method, @Nullable Object found) {
        Class<?> type = method.getReturnType();
        if (found != null && type.getDeclaringClass() == Evidence.class) {
            return readingOf(read + ".", found, type);
        }
        if (levelled) {
            if (found instanceof float[] numbers) {
                float[] same = new float[numbers.length];
                Arrays.fill(same, 1f / Math.max(1, same.length));
                return same;
            }
            if (found instanceof FloatMatrix matrix) {
                float[] same = new float[matrix.rows() * matrix.columns()];
                Arrays.fill(same, 1f / Math.max(1, matrix.columns()));
                return new FloatMatrix(matrix.rows(), matrix.columns(), same);
            }
        }
        return found;
    }

    /** What was read, such as {@code attention[1].ofLastQuery[]}. */
    Set<String> reads() {
        return Set.copyOf(reads);
    }

    /** What parts returned. */
    Notes notes() {
        return notes;
    }
}
