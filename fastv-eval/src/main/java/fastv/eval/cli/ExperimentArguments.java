package fastv.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An experiment file and what the command line changes in it. */
final class ExperimentArguments {
    @Parameters(paramLabel = "FILE", description = "the experiment, a YAML file")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "sets a key of the file, such as limits.samples=5; may be repeated")
    private List<String> overrides = new ArrayList<>();

    Path file() {
        return file;
    }

    List<String> overrides() {
        return overrides;
    }
}
