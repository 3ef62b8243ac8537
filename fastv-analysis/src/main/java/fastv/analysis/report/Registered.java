package fastv.analysis.report;

import fastv.core.cost.FlopsFormula;
import fastv.core.plugin.Part;
import fastv.core.prune.Strategy;
import fastv.core.score.Scorer;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * What a report explains by its public name.
 *
 * @param formulas of FLOPs
 * @param scorers of answers
 * @param strategies that settings are named after
 */
public record Registered(
        Map<String, FlopsFormula> formulas,
        Map<String, Scorer> scorers,
        Map<String, Part<?, Strategy>> strategies) {

    @Inject
    public Registered {
        formulas = Map.copyOf(formulas);
        scorers = Map.copyOf(scorers);
        strategies = Map.copyOf(strategies);
    }

    /** What a strategy does and where it comes from; empty of one that is not registered. */
    String summary(String strategy) {
        Part<?, Strategy> part = strategies.get(strategy);
        if (part == null) {
            return "";
        }
        return part.source().isBlank()
                ? part.summary()
                : part.summary() + " (" + part.source() + ")";
    }
}
