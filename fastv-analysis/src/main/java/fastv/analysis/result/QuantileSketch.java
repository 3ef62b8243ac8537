package fastv.analysis.result;

import java.util.Map;
import java.util.TreeMap;

/**
 * Quantiles of positive numbers that pass by, to 0.05 % of their value: counts in classes whose
 * bounds grow by 0.1 %, so that memory does not depend on how many there are.
 */
final class QuantileSketch {
    private static final double STEP = Math.log(1.001);
    private static final int ZERO = Integer.MIN_VALUE;

    private final TreeMap<Integer, Long> classes = new TreeMap<>();
    private long count;

    void add(double value) {
        classes.merge(value > 0 ? (int) Math.floor(Math.log(value) / STEP) : ZERO, 1L, Long::sum);
        count++;
    }

    /** The middle of the class in which the middle number lies; NaN of nothing. */
    double median() {
        long passed = 0;
        for (Map.Entry<Integer, Long> entry : classes.entrySet()) {
            passed += entry.getValue();
            if (2 * passed >= count) {
                return entry.getKey() == ZERO ? 0 : Math.exp((entry.getKey() + 0.5) * STEP);
            }
        }
        return Double.NaN;
    }
}
