package fastv.analysis.summary;

import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers collected in any order, whose mean and median do not depend on that order: sums run over
 * ascending values, since the sum of doubles depends on the order of its terms.
 */
final class Numbers {
    private final TreeMap<Double, Long> counts = new TreeMap<>();
    private long size;

    void add(double value) {
        counts.merge(value, 1L, Long::sum);
        size++;
    }

    double mean() {
        double sum = 0;
        for (Map.Entry<Double, Long> value : counts.entrySet()) {
            sum += value.getKey() * value.getValue();
        }
        return size == 0 ? 0 : sum / size;
    }

    /** The middle value, or the mean of the two in the middle; 0 of nothing. */
    double median() {
        return size == 0 ? 0 : (at((size - 1) / 2) + at(size / 2)) / 2;
    }

    double max() {
        return size == 0 ? 0 : counts.lastKey();
    }

    /** The value at a place of the ascending order. */
    private double at(long place) {
        long passed = 0;
        for (Map.Entry<Double, Long> value : counts.entrySet()) {
            passed += value.getValue();
            if (passed > place) {
                return value.getKey();
            }
        }
        throw new IndexOutOfBoundsException(place);
    }
}
