package fastv.strategies.named;

import fastv.core.prune.Budget;
import fastv.core.prune.Rounding;
import java.util.Optional;

/** How many patches of a picture stay, as the methods before the decoder are written in YAML. */
final class PatchBudget {
    private PatchBudget() {}

    static Budget of(
            Optional<Double> removed,
            Optional<Integer> kept,
            double removedByDefault,
            Rounding rounding) {
        return kept.<Budget>map(Budget.Count::new)
                .orElseGet(
                        () -> new Budget.RemovedRatio(removed.orElse(removedByDefault), rounding));
    }
}
