package fastv.eval.bench;

import fastv.core.error.BadInputException;
import fastv.core.prune.Strategy;
import fastv.eval.experiment.StrategyReader;
import java.util.List;

/** Every strategy of the registry with the defaults it was published with. */
public final class PublishedSettings {
    private final StrategyReader strategies;

    public PublishedSettings(StrategyReader strategies) {
        this.strategies = strategies;
    }

    /** The names of all strategies. */
    public List<String> names() {
        return List.copyOf(strategies.parts().names());
    }

    /**
     * Checks a name.
     *
     * @throws BadInputException if no strategy has it
     */
    public void requireKnown(String name) {
        strategies.parts().get(name);
    }

    /**
     * A strategy with its defaults; where it has none, with the first example of its own contract.
     *
     * @throws BadInputException if it has neither
     */
    public Strategy get(String name) {
        List<String> examples = strategies.parts().get(name).contract().examples();
        try {
            return strategies.read("bench", name);
        } catch (BadInputException withoutDefaults) {
            if (examples.isEmpty()) {
                throw withoutDefaults;
            }
            return strategies.read("bench", name + ": " + examples.get(0));
        }
    }
}
