package fastv.core.prune;

import fastv.core.token.Segment;
import fastv.core.token.TokenLayout;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which rows a stage may remove; everything outside stays. */
public sealed interface Scope {

    /** The rows that may be removed, ascending. */
    int[] candidates(TokenLayout layout);

    /**
     * What a user means by a segment: all of it, but never the last token of the instruction, whose
     * output is the first token of the answer.
     */
    static Scope of(Segment segment) {
        return segment == Segment.INSTRUCTION ? new AllButLast(segment) : new Whole(segment);
    }

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
     * All rows of one segment but its last. The last instruction token predicts the first answer
     * token: a method that may take instructions must leave it.
     */
    record AllButLast(Segment segment) implements Scope {
        @Override
        public int[] candidates(TokenLayout layout) {
            int[] rows = layout.rows(segment);
            return Arrays.copyOf(rows, Math.max(0, rows.length - 1));
        }
    }

    /** The first half of a segment's rows, rounded down. */
    record FirstHalf(Segment segment) implements Scope {
        @Override
        public int[] candidates(TokenLayout layout) {
            int[] rows = layout.rows(segment);
            return Arrays.copyOf(rows, rows.length / 2);
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
