package fastv.eval.contract;

import com.google.common.primitives.Floats;
import fastv.core.prune.Evidence;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.Merger;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.Stage;
import fastv.core.prune.Strategy;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualStage;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches the parts of a strategy at work: what they read, and what selectors return. */
final class Watch {
    private final boolean levelled;
    private final Set<String> reads = new LinkedHashSet<>();
    private final List<Choice> choices = new ArrayList<>();

    /**
     * What a selector returned.
     *
     * @param offsets as it gave them
     * @param scores one per candidate
     */
    record Choice(List<Integer> offsets, List<Float> scores) {
        Choice {
            offsets = List.copyOf(offsets);
            scores = List.copyOf(scores);
        }
    }

    /**
     * @param levelled whether all evidence is replaced by the same number everywhere, so that
     *     everything is tied
     */
    Watch(boolean levelled) {
        this.levelled = levelled;
    }

    /** The same method, watched. */
    Strategy around(Strategy strategy) {
        List<Stage> stages = strategy.stages().stream().map(s -> watched(s)).toList();
        List<VisualStage> visual =
                strategy.visual().stream().map(s -> part(s, VisualStage.class)).toList();
        return strategy.with(stages, visual);
    }

    private Stage watched(Stage stage) {
        boolean merges = stage.merger() != Merger.NONE;
        return stage.with(
                part(stage.score(), Score.class),
                selector(stage.selector()),
                merges ? part(stage.merger(), Merger.class) : Merger.NONE);
    }

    private <T> T part(T target, Class<T> type) {
        return Around.of(
                target,
                type,
                (method, arguments, proceed) -> {
                    watchEvidence(arguments);
                    return proceed.call();
                });
    }

    private Selector selector(Selector target) {
        return Around.of(
                target,
                Selector.class,
                (method, arguments, proceed) -> {
                    watchEvidence(arguments);
                    Object made = proceed.call();
                    if (made instanceof int[] offsets && arguments[0] instanceof float[] scores) {
                        List<Integer> given = Arrays.stream(offsets).boxed().toList();
                        choices.add(new Choice(given, Floats.asList(scores.clone())));
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

    /** What selectors returned, in order. */
    List<Choice> choices() {
        return List.copyOf(choices);
    }
}
