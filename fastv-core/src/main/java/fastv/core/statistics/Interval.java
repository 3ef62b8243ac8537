package fastv.core.statistics;

/**
 * A range that holds a quantity with some confidence.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {

    /** The same, within {@code [0, 1]}. */
    Interval clipped() {
        return new Interval(Math.max(0, low), Math.min(1, high));
    }

    static Interval of(org.apache.commons.statistics.interval.Interval interval) {
        return new Interval(interval.getLowerBound(), interval.getUpperBound());
    }
}
