package fastv.analysis.chart;

import java.util.Optional;

/**
 * One point with its interval.
 *
 * @param x where it lies
 * @param y where it lies
 * @param low lower end of the interval around {@code y}; {@code y} itself if there is none
 * @param high upper end
 * @param label text beside the point
 */
public record Mark(double x, double y, double low, double high, Optional<String> label) {

    /** A point without interval. */
    public static Mark at(double x, double y) {
        return new Mark(x, y, y, y, Optional.empty());
    }

    /** The same with text beside it. */
    public Mark labelled(String text) {
        return new Mark(x, y, low, high, Optional.of(text));
    }
}
