package fastv.eval.cli;

import fastv.core.error.BadInputException;
import fastv.core.model.Checkpoints;
import fastv.core.score.Scorer;
import fastv.eval.card.CheckpointCard;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv card}: what is told of a trained checkpoint. */
@Command(
        name = "card",
        description = {
            "Write the card of a trained checkpoint: README.md and card.json.",
            "How it was trained comes from training.json in its folder, what it can do from the"
                    + " journals of runs of this very checkpoint."
        },
        mixinStandardHelpOptions = true)
final class CardCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "CHECKPOINT", description = "the checkpoint's folder")
    private Path checkpoint = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RUN",
            description = "folders of runs, in the order of the card")
    private List<Path> runs = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where to write it; without it, the checkpoint's folder")
    private Optional<Path> out = Optional.empty();

    CardCommand(Program program) {
        this.program = program;
    }

    /** What a card needs of the injector. */
    record Needs(Checkpoints checkpoints, Map<String, Scorer> scorers) {
        @Inject
        Needs {}
    }

    @Override
    public Integer call() {
        Needs needs = program.instance(Needs.class);
        String hash = needs.checkpoints().fingerprint(checkpoint);
        CheckpointCard card = CheckpointCard.of(checkpoint, hash, runs, needs.scorers());
        Path folder = out.orElse(checkpoint);
        write(folder.resolve("README.md"), card.markdown());
        write(folder.resolve("card.json"), card.json());
        return 0;
    }

    private void write(Path file, String text) {
        PrintWriter report = spec.commandLine().getOut();
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written: " + e.getMessage(), e);
        }
        Program.line(report, file.toString());
    }
}
