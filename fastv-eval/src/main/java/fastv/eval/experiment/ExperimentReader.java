package fastv.eval.experiment;

import fastv.core.analysis.Analysis;
import fastv.core.config.ConfigNode;
import fastv.core.config.ConfigNode.Entry;
import fastv.core.config.ConfigNode.Mapping;
import fastv.core.config.ConfigNode.Scalar;
import fastv.core.config.ConfigNode.Sequence;
import fastv.core.config.Overrides;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.config.ScalarType;
import fastv.core.config.YamlReader;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads experiment files; the strategies, data formats and analyses that exist, and their options,
 * are given.
 */
public final class ExperimentReader {
    private static final String STRATEGIES = "strategies";
    private static final String DATA = "data";
    private static final String ANALYSIS = "analysis";

    private final Parts<? extends Part<?, ?>> parts;
    private final Parts<? extends Part<?, ?>> formats;
    private final Parts<Part<?, Analysis>> analyses;

    /**
     * @param parts the strategies by public name
     * @param formats the data formats by public name
     * @param analyses the analyses by public name
     */
    public ExperimentReader(
            Parts<? extends Part<?, ?>> parts,
            Parts<? extends Part<?, ?>> formats,
            Parts<Part<?, Analysis>> analyses) {
        this.parts = parts;
        this.formats = formats;
        this.analyses = analyses;
    }

    /**
     * Reads a file.
     *
     * @param file YAML; its keys are the components of {@link Experiment}
     * @param overrides {@code key.path=value} from the command line
     * @throws fastv.core.error.BadInputException with all problems of the file and the overrides
     */
    public ExperimentFile read(Path file, List<String> overrides) {
        Problems problems = new Problems();
        Optional<ConfigNode> tree =
                YamlReader.read(file, problems)
                        .map(root -> Overrides.apply(root, overrides, problems));
        if (tree.isEmpty()) {
            problems.throwIfAny();
        }
        ConfigNode root = tree.orElseThrow();
        Optional<Experiment> experiment = new RecordReader(problems).read(root, Experiment.class);
        List<Setting> settings = settings(root, problems);
        DataReader sets = new DataReader(formats, problems);
        List<DataEntry> data = root.get(DATA).map(sets::read).orElse(List.of());
        List<RequestedAnalysis> requested = analyses(root, problems);
        problems.throwIfAny();
        String name = experiment.orElseThrow().name().orElseGet(() -> nameOf(file));
        return new ExperimentFile(
                name,
                experiment.get(),
                data,
                settings,
                requested,
                root,
                resolved(root, name, settings, sets.resolved(experiment.get().data()), requested));
    }

    private List<Setting> settings(ConfigNode root, Problems problems) {
        // a value that is no list has been told with the other keys
        return root.get(STRATEGIES)
                .filter(Sequence.class::isInstance)
                .map(list -> new SettingReader(parts, problems).read((Sequence) list))
                .orElse(List.of());
    }

    private List<RequestedAnalysis> analyses(ConfigNode root, Problems problems) {
        return root.get(ANALYSIS)
                .filter(Sequence.class::isInstance)
                .map(list -> new AnalysisReader(analyses, problems).read((Sequence) list))
                .orElse(List.of());
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static ConfigNode resolved(
            ConfigNode root,
            String name,
            List<Setting> settings,
            ConfigNode data,
            List<RequestedAnalysis> requested) {
        Mapping filled = (Mapping) RecordReader.withDefaults(root, Experiment.class);
        ConfigNode strategies = filled.get(STRATEGIES).orElseThrow();
        ConfigNode expanded =
                new Sequence(
                        strategies.origin(),
                        settings.stream().map(ExperimentReader::entry).toList());
        Map<String, Entry> entries = new LinkedHashMap<>();
        entries.put("name", at(text(root, name))); // first, also where the file does not say it
        entries.putAll(filled.entries());
        entries.put(DATA, at(data));
        entries.put(STRATEGIES, at(expanded));
        ConfigNode measured = filled.get(ANALYSIS).orElseThrow();
        entries.put(
                ANALYSIS,
                at(
                        new Sequence(
                                measured.origin(),
                                requested.stream()
                                        .map(analysis -> named(analysis.name(), analysis.options()))
                                        .toList())));
        return new Mapping(root.origin(), entries);
    }

    private static ConfigNode entry(Setting setting) {
        ConfigNode node = setting.node();
        if (setting instanceof Setting.Named named) {
            return named(named.name(), node);
        }
        Mapping labelled = mapping(node, "name", text(node, setting.label()));
        if (setting instanceof Setting.Composed composed) {
            List<ConfigNode> parts =
                    composed.parts().stream().map(ExperimentReader::entry).toList();
            return labelled.with("compose", at(new Sequence(node.origin(), parts)));
        }
        return labelled.with("stages", at(node));
    }

    private static ConfigNode named(String name, ConfigNode options) {
        return options.sameValueAs(new Mapping(options.origin(), Map.of()))
                ? text(options, name)
                : mapping(options, name, options);
    }

    private static Mapping mapping(ConfigNode near, String key, ConfigNode value) {
        return new Mapping(near.origin(), Map.of(key, new Entry(near.origin().place(), value)));
    }

    private static Entry at(ConfigNode node) {
        return new Entry(node.origin().place(), node);
    }

    private static ConfigNode text(ConfigNode near, String text) {
        return new Scalar(near.origin(), text, ScalarType.TEXT);
    }
}
