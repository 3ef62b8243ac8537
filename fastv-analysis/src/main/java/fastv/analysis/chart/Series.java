package fastv.analysis.chart;

import java.util.List;

/**
 * Points that belong together.
 *
 * @param name as the legend has it
 * @param look how they are drawn
 * @param marks the points, in the order of a line through them
 */
public record Series(String name, Look look, List<Mark> marks) {

    /** How a series is drawn. */
    public enum Look {
        /** Points with a line through them. */
        LINE,
        /** A line without points and intervals. */
        CURVE,
        /** Points alone. */
        POINTS,
        /** A thin grey line without points: a bound or a reference. */
        REFERENCE;

        /** Whether intervals are drawn. */
        public boolean hasIntervals() {
            return this == LINE || this == POINTS;
        }
    }

    public Series {
        marks = List.copyOf(marks);
    }
}
