package fastv.models.image;

/**
 * Places along one axis.
 *
 * @param from the first
 * @param to one past the last
 */
record Span(int from, int to) {
    Span {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException(
                    "span: expected 0 <= from < to, got " + from + " and " + to);
        }
    }

    /** All places of an axis. */
    static Span of(int length) {
        return new Span(0, length);
    }

    /** Number of places. */
    int length() {
        return to - from;
    }
}
