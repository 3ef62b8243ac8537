package fastv.analysis.chart;

import java.util.OptionalDouble;

/**
 * One axis.
 *
 * @param label what it measures, with its unit
 * @param format how its numbers are written
 * @param low where it begins; 0 alone means that 0 is on it
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

    /** The same from 0 on. */
    public Axis fromZero() {
        return new Axis(label, format, OptionalDouble.of(0), high, logarithmic);
    }

    /** The same with a logarithmic scale. */
    public Axis onLogScale() {
        return new Axis(label, format, low, high, true);
    }
}
