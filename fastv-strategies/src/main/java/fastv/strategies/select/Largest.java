package fastv.strategies.select;

/** Where the largest number stands. */
public final class Largest {

    private Largest() {}

    /**
     * Argmax.
     *
     * @param values at least one, none NaN
     * @return the offset of the largest; of equal ones the first
     */
    public static int of(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
