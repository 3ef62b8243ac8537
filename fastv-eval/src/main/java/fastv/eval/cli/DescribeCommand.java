package fastv.eval.cli;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import fastv.core.kernel.Dtype;
import fastv.core.model.Checkpoints;
import fastv.core.model.ModelCard;
import fastv.core.model.OpenOptions;
import fastv.core.plugin.Part;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv describe}: one name, or one checkpoint. */
@Command(
        name = "describe",
        description = {
            "Describe a name or a checkpoint.",
            "A name: keys, types, defaults, paper. A checkpoint: shapes, parameters, tokens per"
                    + " picture, cache bytes, without reading a weight."
        },
        synopsisSubcommandLabel = "NAME | model DIR",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
    private static final String MODEL = "model";

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "a strategy or part, or the word \"model\"")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "after \"model\": the checkpoint's folder")
    private Optional<Path> folder = Optional.empty();

    DescribeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean model = name.equals(MODEL);
        if (model != folder.isPresent()) {
            throw new BadInputException("describe: expected NAME, or the word model and a folder");
        }
        List<String> lines =
                model ? ModelText.lines(card(folder.orElseThrow())) : PartText.lines(find());
        lines.forEach(line -> Program.line(out, line));
        return 0;
    }

    private ModelCard card(Path checkpoint) {
        return program.instance(Checkpoints.class)
                .describe(checkpoint, OpenOptions.asStored(Dtype.FLOAT32));
    }

    private Map<String, Part<?, ?>> find() {
        Map<String, Part<?, ?>> all = program.instance(Catalogue.class).everything();
        Map<String, Part<?, ?>> found = new java.util.TreeMap<>(all);
        found.keySet().removeIf(key -> !key.equals(name) && !key.endsWith(" " + name));
        if (found.isEmpty()) {
            Set<String> names = new TreeSet<>();
            all.keySet().forEach(key -> names.add(key.substring(key.indexOf(' ') + 1)));
            throw new BadInputException(
                    "describe: expected one of "
                            + names
                            + ", got \""
                            + name
                            + "\""
                            + Nearest.hint(name, names));
        }
        return found;
    }
}
