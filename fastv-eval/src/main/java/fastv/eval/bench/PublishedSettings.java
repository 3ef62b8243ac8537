package fastv.eval.bench;

import fastv.core.error.BadInputException;
import fastv.core.prune.Strategy;
import fastv.eval.experiment.StrategyReader;
import java.util.List;
import java.util.Map;

/** Every strategy of the registry with the defaults it was published with, as far as they act. */
public final class PublishedSettings {
    /**
     * Where the default of 2048 entries would keep a whole prompt with one picture, so that nothing
     * is read or chosen.
     */
    private static final Map<String, String> SHORTER =
            Map.of("pyramidkv", "{capacity: 128}", "snapkv", "{capacity: 128}");

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
     * How a strategy is measured.
     *
     * @param options as YAML; empty for the defaults
     */
    public record Setting(Strategy strategy, String options) {}

    /**
     * A strategy with its defaults; where it has none, with the first example of its own contract.
     *
     * @throws BadInputException if it has neither
     */
    public Setting get(String name) {
        List<String> examples = strategies.parts().get(name).contract().examples();
        String shorter = SHORTER.get(name);
        if (shorter != null) {
            return with(name, shorter);
        }
        try {
            return new Setting(strategies.read("bench", name), "");
        } catch (BadInputException withoutDefaults) {
            if (examples.isEmpty()) {
                throw withoutDefaults;
            }
            return with(name, examples.get(0));
        }
    }

    private Setting with(String name, String options) {
        return new Setting(strategies.read("bench", name + ": " + options), options);
    }
}
