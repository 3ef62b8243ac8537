package fastv.eval.metric.scorer;

import fastv.core.journal.AskedSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** What always giving one and the same answer would reach. */
final class Constants {
    /** More different answers than these are no small choice, and a constant is no rival. */
    private static final int MOST = 200;

    private Constants() {}

    /** The share of the samples for which the best constant answer is right. */
    static double best(List<AskedSample> samples, BiPredicate<AskedSample, String> isRight) {
        Map<String, Integer> firsts = new HashMap<>();
        samples.forEach(sample -> firsts.merge(sample.references().get(0), 1, Integer::sum));
        long best =
                firsts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST)
                        .mapToLong(
                                constant ->
                                        samples.stream()
                                                .filter(s -> isRight.test(s, constant.getKey()))
                                                .count())
                        .max()
                        .orElse(0);
        return (double) best / samples.size();
    }
}
