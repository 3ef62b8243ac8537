package fastv.strategies.budget;

import java.util.List;

/**
 * FitPrune's budget: how many visual tokens leave in every decoder layer, fitted beforehand
 * (arXiv:2409.10197). The released tables are for 576 tokens and 32 layers.
 *
 * @param removed per layer, 0 or more
 */
public record RemovalSchedule(List<Integer> removed) {
    public RemovalSchedule {
        removed = List.copyOf(removed);
        if (removed.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException(
                    "remove: expected 0 or more per layer, got " + removed);
        }
    }

    /** How many tokens are left after each layer; never below 0. */
    public int[] leftAfterLayer(int imageTokens) {
        int[] left = new int[removed.size()];
        int now = imageTokens;
        for (int layer = 0; layer < left.length; layer++) {
            now = Math.max(0, now - removed.get(layer));
            left[layer] = now;
        }
        return left;
    }
}
