package fastv.strategies.budget;

import java.util.Arrays;
import java.util.List;

/**
 * How many tokens ToMe merges in each block.
 *
 * <p>Bolya et al., ICLR 2023, arXiv:2210.09461: a constant number, a number with an inflection (-1
 * falls from twice the number to none, 0 is constant, 1 rises), or a list, filled up with 0.
 */
public sealed interface MergeSchedule {

    /**
     * The numbers.
     *
     * @param blocks how many the tower has
     * @return one per block, 0 or more
     */
    int[] perBlock(int blocks);

    /**
     * The same in every block.
     *
     * @param merged r
     */
    record Constant(int merged) implements MergeSchedule {
        public Constant {
            requireCount(merged);
        }

        @Override
        public int[] perBlock(int blocks) {
            int[] counts = new int[blocks];
            Arrays.fill(counts, merged);
            return counts;
        }
    }

    /**
     * A straight line: {@code trunc(lo + (hi - lo) l / (blocks - 1))} with {@code lo = trunc(r (1 -
     * f))}, {@code hi = 2 r - lo}.
     *
     * @param merged r, the mean over blocks before truncation
     * @param inflection f in {@code [-1, 1]}
     */
    record Inflected(int merged, double inflection) implements MergeSchedule {
        public Inflected {
            requireCount(merged);
            if (!(inflection >= -1 && inflection <= 1)) {
                throw new IllegalArgumentException(
                        "inflection: expected a number in [-1, 1], got " + inflection);
            }
        }

        @Override
        public int[] perBlock(int blocks) {
            int low = (int) (merged * (1 - inflection));
            int high = 2 * merged - low;
            double step = blocks > 1 ? (double) (high - low) / (blocks - 1) : 0;
            int[] counts = new int[blocks];
            Arrays.setAll(counts, block -> (int) (low + step * block));
            return counts;
        }
    }

    /**
     * Written down, 0 for the blocks that are not.
     *
     * @param merged one number per block, from the first
     */
    record Listed(List<Integer> merged) implements MergeSchedule {
        public Listed {
            merged = List.copyOf(merged);
            merged.forEach(MergeSchedule::requireCount);
        }

        @Override
        public int[] perBlock(int blocks) {
            if (merged.size() > blocks) {
                throw new IllegalArgumentException(
                        "schedule: expected at most %d numbers, one per block, got %d"
                                .formatted(blocks, merged.size()));
            }
            int[] counts = new int[blocks];
            for (int block = 0; block < merged.size(); block++) {
                counts[block] = merged.get(block);
            }
            return counts;
        }
    }

    private static void requireCount(int merged) {
        if (merged < 0) {
            throw new IllegalArgumentException("r: expected 0 or more, got " + merged);
        }
    }
}
