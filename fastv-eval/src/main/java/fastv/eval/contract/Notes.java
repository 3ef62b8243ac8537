package fastv.eval.contract;

import com.google.common.primitives.Floats;
import com.google.common.primitives.Ints;
import fastv.core.prune.Budget;
import fastv.core.prune.CacheEvidence;
import fastv.core.prune.CacheScore;
import fastv.core.prune.CacheSelector;
import fastv.core.prune.Evidence;
import fastv.core.prune.FloatMatrix;
import fastv.core.prune.MergedToken;
import fastv.core.prune.Merger;
import fastv.core.prune.Score;
import fastv.core.prune.Selector;
import fastv.core.prune.VisualEvidence;
import fastv.core.prune.VisualMerger;
import fastv.core.prune.VisualScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the parts of a strategy returned, in order. */
final class Notes {
    private final List<Choice> choices = new ArrayList<>();
    private final List<Scored> scored = new ArrayList<>();
    private final List<Measured> measured = new ArrayList<>();
    private final List<Merging> mergings = new ArrayList<>();

    /**
     * What a selector of rows or of cache entries returned.
     *
     * @param offsets as it gave them
     * @param candidates how many there were
     * @param scores of the first candidates, those among which scores decide
     */
    record Choice(List<Integer> offsets, int candidates, List<Float> scores) {
        Choice {
            offsets = List.copyOf(offsets);
            scores = List.copyOf(scores);
        }
    }

    /** What a score returned, for so many candidates. */
    record Scored(int candidates, List<Float> numbers) {
        Scored {
            numbers = List.copyOf(numbers);
        }
    }

    /** How many a rule that looks at the evidence lets stay. */
    record Measured(int candidates, int kept) {}

    /**
     * What a merger returned.
     *
     * @param announced how many rows it said that it makes
     * @param made how many it made
     * @param largestRow the largest that any of them is made of, -1 for none
     * @param rows how many there were
     */
    record Merging(int announced, int made, int largestRow, int rows) {}

    /** Takes down what came of a call, if it is one of these. */
    void take(Object part, Object[] arguments, Object made) {
        if (made instanceof int[] offsets) {
            choose(part, arguments, offsets);
        } else if (part instanceof Budget.Measured.Rule
                && made instanceof Integer kept
                && arguments[0] instanceof Evidence evidence) {
            measured.add(new Measured(evidence.candidates().length, kept));
        } else if (part instanceof Merger || part instanceof VisualMerger) {
            merge(part, arguments, made);
        } else if (arguments.length == 1) {
            score(part, arguments[0], made);
        }
    }

    private void choose(Object part, Object[] arguments, int[] offsets) {
        if (part instanceof Selector && arguments[0] instanceof float[] scores) {
            choices.add(new Choice(Ints.asList(offsets), scores.length, Floats.asList(scores)));
        } else if (part instanceof CacheSelector selector
                && arguments[0] instanceof float[] scores
                && arguments[1] instanceof Integer entries) {
            int ranked = Math.min(scores.length, entries - selector.recent());
            choices.add(
                    new Choice(
                            Ints.asList(offsets),
                            entries,
                            Floats.asList(scores).subList(0, ranked)));
        }
    }

    private void score(Object part, Object evidence, Object made) {
        if (part instanceof Score
                && evidence instanceof Evidence seen
                && made instanceof float[] numbers) {
            scored.add(new Scored(seen.candidates().length, Floats.asList(numbers)));
        } else if (part instanceof VisualScore
                && evidence instanceof VisualEvidence seen
                && made instanceof float[] numbers) {
            scored.add(new Scored(seen.patches(), Floats.asList(numbers)));
        } else if (part instanceof CacheScore score
                && evidence instanceof CacheEvidence seen
                && made instanceof FloatMatrix numbers) {
            IntStream.range(0, numbers.rows())
                    .mapToObj(numbers::row)
                    .forEach(
                            row ->
                                    scored.add(
                                            new Scored(
                                                    seen.entries() - score.unscored(),
                                                    Floats.asList(row))));
        }
    }

    private void merge(Object part, Object[] arguments, Object made) {
        if (arguments.length != 3
                || !(arguments[0] instanceof float[] scores)
                || !(arguments[1] instanceof int[] kept)) {
            return;
        }
        if (part instanceof Merger merger && made instanceof List<?> rows) {
            mergings.add(
                    new Merging(
                            merger.outputs(scores.length, kept.length),
                            rows.size(),
                            largest(rows.stream()),
                            scores.length));
        } else if (part instanceof VisualMerger merger
                && made instanceof VisualMerger.Merged rows) {
            mergings.add(
                    new Merging(
                            kept.length + merger.extras(scores.length - kept.length),
                            rows.kept().size() + rows.extras().size(),
                            largest(Stream.concat(rows.kept().stream(), rows.extras().stream())),
                            scores.length));
        }
    }

    private static int largest(Stream<?> rows) {
        return rows.flatMapToInt(row -> IntStream.of(((MergedToken) row).tokens()))
                .max()
                .orElse(-1);
    }

    /** What selectors of rows and cache entries returned. */
    List<Choice> choices() {
        return List.copyOf(choices);
    }

    /** What scores returned. */
    List<Scored> scored() {
        return List.copyOf(scored);
    }

    /** What rules that look at the evidence returned. */
    List<Measured> measured() {
        return List.copyOf(measured);
    }

    /** What mergers returned. */
    List<Merging> mergings() {
        return List.copyOf(mergings);
    }
}
