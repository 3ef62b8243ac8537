package fastv.core.journal;

import java.util.List;

/**
 * What one stage of a strategy kept; a stage of the key/value caches has one entry per layer, which
 * counts entries of one head, text included, and names the positions that any head holds.
 *
 * @param ranking public name of the score that chose
 * @param site where tokens left, such as {@code before-layer2}
 * @param requestedBudget image tokens that were to stay, before rounding
 * @param realisedBudget image tokens that stayed, and those made of others
 * @param positions of those that stayed in the uncut prompt, ascending
 * @param merged for each token made of others their positions in the uncut prompt, ascending
 */
public record KeptPositions(
        String ranking,
        String site,
        double requestedBudget,
        int realisedBudget,
        List<Integer> positions,
        List<List<Integer>> merged) {

    public KeptPositions {
        positions = List.copyOf(positions);
        merged = merged.stream().map(List::copyOf).toList();
    }

    /** What a stage kept that makes nothing of the others. */
    public KeptPositions(
            String ranking,
            String site,
            double requestedBudget,
            int realisedBudget,
            List<Integer> positions) {
        this(ranking, site, requestedBudget, realisedBudget, positions, List.of());
    }
}
