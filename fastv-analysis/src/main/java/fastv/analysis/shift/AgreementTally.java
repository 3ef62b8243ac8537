package fastv.analysis.shift;

import fastv.analysis.estimate.Estimate;
import fastv.core.statistics.Correlation;
import fastv.core.statistics.Moments;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Adds up how far two rankings agree, sample by sample, in constant memory. */
final class AgreementTally {
    /** The shares of positions whose overlap is taken. */
    static final List<Double> SHARES = List.of(0.1, 0.25, 0.5);

    private final List<Moments> overlap =
            Stream.generate(Moments::new).limit(SHARES.size()).toList();
    private final Moments spearman = new Moments();
    private final Moments kendall = new Moments();

    /** Takes one picture's two rankings, of one length. */
    void add(float[] first, float[] second) {
        if (first.length < 2) {
            return;
        }
        for (int i = 0; i < SHARES.size(); i++) {
            overlap.get(i).add(overlap(first, second, SHARES.get(i)));
        }
        Correlation both = new Correlation(doubles(first), doubles(second));
        addFinite(spearman, both.spearman());
        addFinite(kendall, both.kendall());
    }

    /** A ranking that does not vary correlates with nothing. */
    private static void addFinite(Moments moments, double value) {
        if (!Double.isNaN(value)) {
            moments.add(value);
        }
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static double overlap(float[] first, float[] second, double share) {
        int k = Math.max(1, (int) Math.round(first.length * share));
        Set<Integer> both = new HashSet<>(largest(first, k));
        both.retainAll(largest(second, k));
        return (double) both.size() / k;
    }

    /** Of equal ones the earlier, as everywhere. */
    private static Set<Integer> largest(float[] values, int k) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(k)
                .collect(Collectors.toSet());
    }

    ShiftSummary.Agreement summary(String first, String second) {
        return new ShiftSummary.Agreement(
                first,
                second,
                overlap.stream().map(Estimate::of).toList(),
                Estimate.of(spearman),
                Estimate.of(kendall));
    }
}
