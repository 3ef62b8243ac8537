package fastv.strategies.select;

import java.util.stream.IntStream;

/** What a selection leaves. */
public final class Rest {

    private Rest() {}

    /**
     * The candidates that are not taken.
     *
     * @param tokens how many candidates there are
     * @param taken offsets in {@code [0, tokens)}, in any order, repeated or not
     * @return all other offsets, ascending
     */
    public static int[] of(int tokens, int[] taken) {
        boolean[] gone = new boolean[tokens];
        for (int offset : taken) {
            gone[offset] = true;
        }
        return IntStream.range(0, tokens).filter(offset -> !gone[offset]).toArray();
    }
}
