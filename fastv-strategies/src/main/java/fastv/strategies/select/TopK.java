package fastv.strategies.select;

import fastv.core.prune.Evidence;
import fastv.core.prune.Selector;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The best stay; of equal scores the earlier token. The order of the sequence is preserved. */
public final class TopK implements Selector {

    @Override
    public int[] select(float[] scores, int keep, Evidence evidence) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingDouble(offset -> -scores[offset])
                                .thenComparing(Comparator.naturalOrder()))
                .limit(keep)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
