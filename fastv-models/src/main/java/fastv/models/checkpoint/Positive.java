package fastv.models.checkpoint;

/** The one check that all sizes of a configuration share. */
final class Positive {
    private Positive() {}

    /** Throws {@link IllegalArgumentException} naming the key unless the value is above zero. */
    static void require(String key, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(key + ": expected a positive number, got " + value);
        }
    }
}
