package fastv.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Adjusted p-values for several tests at once, in the order of the input. */
public final class MultipleTesting {
    private MultipleTesting() {}

    /** Bonferroni: p times the number of tests, at most 1. */
    public static double[] bonferroni(double[] p) {
        return Arrays.stream(p).map(value -> Math.min(1, value * p.length)).toArray();
    }

    /** Holm: step-down. */
    public static double[] holm(double[] p) {
        int[] ascending = ascending(p);
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            largest = Math.max(largest, (p.length - rank) * p[ascending[rank]]);
            adjusted[ascending[rank]] = Math.min(1, largest);
        }
        return adjusted;
    }

    /** Benjamini and Hochberg's false discovery rate: step-up. */
    public static double[] benjaminiHochberg(double[] p) {
        int[] ascending = ascending(p);
        double[] adjusted = new double[p.length];
        double smallest = 1;
        for (int rank = p.length - 1; rank >= 0; rank--) {
            smallest = Math.min(smallest, p[ascending[rank]] * p.length / (rank + 1));
            adjusted[ascending[rank]] = smallest;
        }
        return adjusted;
    }

    private static int[] ascending(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
