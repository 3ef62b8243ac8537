package fastv.eval.experiment;

import fastv.core.config.ConfigNode;
import fastv.core.config.KeyPath;
import fastv.core.config.Origin;
import fastv.core.config.YamlWriter;
import fastv.core.error.BadInputException;
import java.util.List;
import java.util.Optional;

/**
 * A valid experiment file.
 *
 * @param name of the experiment
 * @param experiment its keys
 * @param data which questions about which pictures, in file order
 * @param settings what is compared, grids expanded, in file order
 * @param analyses what is measured beside the answers, in file order
 * @param written the tree as written, with the values of the command line
 * @param resolved the tree with defaults filled in, paths made absolute and grids expanded
 */
public record ExperimentFile(
        String name,
        Experiment experiment,
        List<DataEntry> data,
        List<Setting> settings,
        List<RequestedAnalysis> analyses,
        ConfigNode written,
        ConfigNode resolved) {

    public ExperimentFile {
        data = List.copyOf(data);
        settings = List.copyOf(settings);
        analyses = List.copyOf(analyses);
    }

    /**
     * The experiment as YAML that reads as the same experiment from any folder: what is saved with
     * a run.
     */
    public String resolvedYaml() {
        return YamlWriter.write(resolved);
    }

    /**
     * A problem that only a later layer can see, told at the place in the file.
     *
     * @param path the value's keys, {@code model.checkpoint}; where a key is not in the file, the
     *     nearest mapping around it gives the place
     * @param text {@code expected ..., got ...}
     */
    public BadInputException problemAt(String path, String text) {
        List<String> keys = List.of(path.split("\\.", -1));
        ConfigNode node = written;
        for (String key : keys) {
            Optional<ConfigNode> child = node.get(key);
            if (child.isEmpty()) {
                break;
            }
            node = child.get();
        }
        Origin origin = new Origin(node.origin().place(), KeyPath.of(keys));
        return new BadInputException(origin.problem(text));
    }
}
