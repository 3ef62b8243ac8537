package fastv.analysis.chart;

import java.util.OptionalDouble;

/**
 * One axis.
 *
 * @param label what it measures, with its unit
 * @param format how its numbers are written
 * @param low where it begins; without it, the data decide
 * @param high where it ends; without it, the data decide
 * @param logarithmic whether equal factors are equal distances
 */
public record Axis(
        String label, Format format, OptionalDouble low, OptionalDouble high, boolean logarithmic) {

    /** How numbers are written along an axis. */
    public enum Format {
        /** As they are. */
        PLAIN,
        /** Whole numbers only. */
        WHOLE,
        /** Shares as percent. */
        PERCENT
    }

    /** An axis whose ends the data decide. */
    public static Axis of(String label, Format format) {
        return new Axis(label, format, OptionalDouble.empty(), OptionalDouble.empty(), false);
    }

    /** The same from one value to another. */
    public Axis between(double from, double to) {
        return new Axis(label, format, OptionalDouble.of(from), OptionalDouble.of(to), logarithmic);
    }

    /** The same from one value on. */
    public Axis from(double from) {
        return new Axis(label, format, OptionalDouble.of(from), high, logarithmic);
    }

    /** The same with a logarithmic scale. */
    public Axis onLogScale() {
        return new Axis(label, format, low, high, true);
    }
}
