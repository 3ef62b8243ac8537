package fastv.models.checkpoint;

/** The checks that sizes of all configurations share. */
final class Positive {
    private Positive() {}

    /** Throws {@link IllegalArgumentException} naming the key unless the value is above zero. */
    static void require(String key, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(key + ": expected a positive number, got " + value);
        }
    }

    /** The same unless one size divides another. */
    static void requireDivisor(String key, int value, String of, int whole) {
        if (whole % value != 0) {
            throw new IllegalArgumentException(
                    key + ": expected a divisor of " + of + " = " + whole + ", got " + value);
        }
    }
}
