package fastv.eval.experiment;

import fastv.core.compose.StrategyComposer;
import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Sequence;
import fastv.core.config.Problems;
import fastv.core.config.YamlReader;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import fastv.core.prune.Replay;
import fastv.core.prune.Strategy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From settings, or from a strategy written on the command line, to the strategy itself. */
public final class StrategyReader {
    private final Parts<Part<?, Strategy>> parts;
    private final StrategyComposer composer;

    @Inject
    public StrategyReader(Map<String, Part<?, Strategy>> parts, StrategyComposer composer) {
        this.parts = new Parts<>("strategy", parts);
        this.composer = composer;
    }

    /** The strategies by public name. */
    public Parts<Part<?, Strategy>> parts() {
        return parts;
    }

    /** The strategy of a setting; empty if its stages do not fit together, which is then noted. */
    public Optional<Strategy> build(Setting setting, Problems problems) {
        if (setting instanceof Setting.Staged staged) {
            return composer.compose(staged.node(), staged.stages(), Replay.CACHED, problems);
        }
        if (setting instanceof Setting.Composed composed) {
            return together(composed, problems);
        }
        Setting.Named named = (Setting.Named) setting;
        try {
            return Optional.of(named.build(parts));
        } catch (IllegalArgumentException e) {
            problems.at(named.node(), String.valueOf(e.getMessage()));
            return Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            String thrown = e.getClass().getSimpleName() + ": " + e.getMessage();
            problems.at(named.node(), named.name() + ": cannot be made: " + thrown);
            return Optional.empty();
        }
    }

    private Optional<Strategy> together(Setting.Composed composed, Problems problems) {
        List<Optional<Strategy>> parts =
                composed.parts().stream().map(part -> build(part, problems)).toList();
        if (parts.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        try {
            return parts.stream().flatMap(Optional::stream).reduce(Strategy::with);
        } catch (IllegalArgumentException e) {
            problems.at(composed.node(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * One strategy written as an entry of {@code strategies:}, such as {@code fastv: {k: 2}}.
     *
     * @param source what messages call the text, such as {@code --strategy}
     * @throws fastv.core.error.BadInputException with everything that is wrong about it
     */
    public Strategy read(String source, String text) {
        Problems problems = new Problems();
        ConfigNode entry = YamlReader.read(source, text);
        Sequence entries = new Sequence(entry.origin(), List.of(entry));
        List<Setting> settings = new SettingReader(parts, problems).read(entries);
        if (settings.size() > 1) {
            problems.at(entry, "expected one setting, got a grid of " + settings.size());
        }
        Optional<Strategy> strategy =
                settings.stream().findFirst().flatMap(setting -> build(setting, problems));
        problems.throwIfAny();
        return strategy.orElseThrow();
    }
}
