package fastv.core.prune;

import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.stream.IntStream;

/** Which rows a stage may remove; everything outside stays. */
public sealed interface Scope {

    /** The rows that may be removed, ascending. */
    int[] candidates(TokenLayout layout);

    /**
     * All rows of one segment.
     *
     * @param segment usually {@link Segment#IMAGE}; others are ablations
     */
    record Whole(Segment segment) implements Scope {
        @Override
        public int[] candidates(TokenLayout layout) {
            return layout.rows(segment);
        }
    }

    /**
     * A window given by hand, as the authors' scripts do; never looked up in the layout.
     *
     * @param start first position in the uncut sequence
     * @param length number of positions
     */
    record Window(int start, int length) implements Scope {
        public Window {
            if (start < 0 || length < 0) {
                throw new IllegalArgumentException(
                        "window: expected start and length of 0 or more, got "
                                + start
                                + " and "
                                + length);
            }
        }

        @Override
        public int[] candidates(TokenLayout layout) {
            return IntStream.range(0, layout.size())
                    .filter(
                            row ->
                                    layout.original(row) >= start
                                            && layout.original(row) < start + length)
                    .toArray();
        }
    }
}
