package fastv.analysis.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What two lists of scores of the same things have in common. */
final class Ranks {
    private Ranks() {}

    /** The share of the better half of one that lies in the better half of the other. */
    static double overlap(double[] a, double[] b) {
        int half = Math.max(1, a.length / 2);
        Set<Integer> shared = new HashSet<>(best(a, half));
        shared.retainAll(best(b, half));
        return (double) shared.size() / half;
    }

    /** Of equal scores the earlier is better, as selection has it. */
    private static List<Integer> best(double[] scores, int count) {
        return order(scores).stream().limit(count).toList();
    }

    private static List<Integer> order(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .toList();
    }

    /** Spearman's: the correlation of average ranks; NaN where all scores of one are equal. */
    static double correlation(double[] a, double[] b) {
        double[] x = ranks(a);
        double[] y = ranks(b);
        double meanX = Arrays.stream(x).average().orElse(0);
        double meanY = Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] scores) {
        List<Integer> order = order(scores);
        double[] ranks = new double[scores.length];
        int from = 0;
        while (from < order.size()) {
            int to = from;
            while (to < order.size() && scores[order.get(to)] == scores[order.get(from)]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order.get(i)] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
