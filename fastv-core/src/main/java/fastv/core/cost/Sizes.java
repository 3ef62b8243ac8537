package fastv.core.cost;

/** Checks and products of sizes that never overflow silently. */
final class Sizes {
    private Sizes() {}

    static void positive(String name, long size) {
        if (size <= 0) {
            throw new IllegalArgumentException(name + ": expected more than 0, got " + size);
        }
    }

    static void notNegative(String name, long size) {
        if (size < 0) {
            throw new IllegalArgumentException(name + ": expected at least 0, got " + size);
        }
    }

    /**
     * The product of all factors.
     *
     * @throws ArithmeticException beyond 64 bits
     */
    static long product(long... factors) {
        long product = 1;
        for (long factor : factors) {
            product = Math.multiplyExact(product, factor);
        }
        return product;
    }
}
