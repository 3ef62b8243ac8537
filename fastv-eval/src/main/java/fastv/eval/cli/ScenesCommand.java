package fastv.eval.cli;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.core.error.BadInputException;
import fastv.core.plugin.Parts;
import fastv.eval.scenes.ClipSource;
import fastv.eval.scenes.ContactSheet;
import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.QuestionMix;
import fastv.eval.scenes.SceneFolder;
import fastv.eval.scenes.SceneSource;
import fastv.eval.scenes.SceneSplit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fastv scenes}: made-up pictures and questions as a data set, to look at and to run on. */
@Command(
        name = "scenes",
        description = "Write made-up pictures with questions as a folder data set.",
        mixinStandardHelpOptions = true)
final class ScenesCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "where questions.jsonl and images/ go")
    private Path out = Path.of("");

    @Option(
            names = "--count",
            defaultValue = "100",
            paramLabel = "N",
            description = "how many pictures; default: ${DEFAULT-VALUE}")
    private int count;

    @Option(
            names = "--seed",
            defaultValue = "0",
            paramLabel = "S",
            description = "another seed, other pictures; default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--split",
            defaultValue = "test",
            description =
                    "${COMPLETION-CANDIDATES}: they never share a scene; default: ${DEFAULT-VALUE}")
    private SceneSplit split = SceneSplit.TEST;

    @Option(
            names = "--kinds",
            split = ",",
            paramLabel = "KIND",
            description =
                    "kinds of question, drawn alike; default: all but those that only help training")
    private List<String> kinds = new ArrayList<>();

    @Option(
            names = "--turns",
            defaultValue = "4",
            paramLabel = "T",
            description = "questions per picture, at most; default: ${DEFAULT-VALUE}")
    private int turns;

    @Option(
            names = "--contact-sheet",
            description = "also draw 64 of the pictures on one page, contact-sheet.png")
    private boolean contactSheet;

    @Option(
            names = "--clips",
            description = "write clips of a few frames instead of single pictures")
    private boolean clips;

    ScenesCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (clips && (contactSheet || !kinds.isEmpty())) {
            throw new BadInputException(
                    "--clips: expected neither --kinds nor --contact-sheet beside it");
        }
        if (count < 1 || turns < 1) {
            throw new BadInputException("--count, --turns: expected 1 or more");
        }
        PrintWriter report = spec.commandLine().getOut();
        if (clips) {
            long written = new SceneFolder(out).write(new ClipSource(split, seed), count);
            Program.line(report, "%s: %d clips".formatted(out, written));
            return 0;
        }
        SceneSource source = new SceneSource(split, seed, QuestionMix.even(chosen(), turns));
        long questions = new SceneFolder(out).write(source, count);
        if (contactSheet) {
            new ContactSheet().write(source, out.resolve("contact-sheet.png"));
        }
        Program.line(report, "%s: %d pictures, %d questions".formatted(out, count, questions));
        return 0;
    }

    private List<QuestionKind> chosen() {
        Map<String, QuestionKind> bound =
                program.injector().getInstance(Key.get(new TypeLiteral<>() {}));
        Parts<QuestionKind> parts = new Parts<>("--kinds", bound);
        return kinds.isEmpty()
                ? parts.names().stream()
                        .map(parts::get)
                        .filter(kind -> !kind.isTrainingAid())
                        .toList()
                : kinds.stream().map(parts::get).toList();
    }
}
