package fastv.analysis.summary;

/**
 * How many of how many.
 *
 * @param count those that hold
 * @param of those that were looked at, more than 0
 */
record Share(long count, long of) {

    double value() {
        return (double) count / of;
    }
}
