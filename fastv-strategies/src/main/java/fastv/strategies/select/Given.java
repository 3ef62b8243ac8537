package fastv.strategies.select;

import fastv.core.prune.Evidence;
import fastv.core.prune.Selector;
import java.util.List;

/**
 * Offsets written down beforehand: one list per ranking, the last one for all later rankings. For
 * replaying another program's choice.
 */
public final class Given implements Selector {
    private final List<List<Integer>> offsets;

    /**
     * @param offsets 0-based within the candidates, one list per ranking, at least one
     */
    public Given(List<List<Integer>> offsets) {
        if (offsets.isEmpty()) {
            throw new IllegalArgumentException("given: expected at least one list of offsets");
        }
        this.offsets = offsets.stream().map(List::copyOf).toList();
    }

    @Override
    public int[] select(float[] scores, int keep, Evidence evidence) {
        List<Integer> chosen = offsets.get(Math.min(evidence.ranking(), offsets.size() - 1));
        int[] ascending = chosen.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        for (int offset : ascending) {
            if (offset < 0 || offset >= scores.length) {
                throw new IllegalArgumentException(
                        "given: expected offsets below " + scores.length + ", got " + offset);
            }
        }
        return ascending;
    }
}
