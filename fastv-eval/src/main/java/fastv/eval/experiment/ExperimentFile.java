package fastv.eval.experiment;

import fastv.core.config.ConfigNode;
import fastv.core.config.YamlWriter;
import fastv.core.error.BadInputException;
import java.util.List;
import java.util.Optional;

/**
 * A valid experiment file.
 *
 * @param name of the experiment
 * @param experiment its keys
 * @param settings what is compared, grids expanded, in file order
 * @param written the tree as written, with the values of the command line
 * @param resolved the tree with defaults filled in, paths made absolute and grids expanded
 */
public record ExperimentFile(
        String name,
        Experiment experiment,
        List<Setting> settings,
        ConfigNode written,
        ConfigNode resolved) {

    public ExperimentFile {
        settings = List.copyOf(settings);
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
        ConfigNode node = written;
        for (String key : path.split("\\.", -1)) {
            Optional<ConfigNode> child = node.get(key);
            if (child.isEmpty()) {
                break;
            }
            node = child.get();
        }
        boolean found = node.origin().path().toString().equals(path);
        return node.problemAt(found ? text : path + ": " + text);
    }
}
