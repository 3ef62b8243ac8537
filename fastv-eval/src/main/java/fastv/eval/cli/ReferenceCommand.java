package fastv.eval.cli;

import fastv.core.compose.CacheStageSettings;
import fastv.core.compose.StageSettings;
import fastv.core.compose.VisualStageSettings;
import fastv.core.config.RecordSchema;
import fastv.core.error.BadInputException;
import fastv.eval.experiment.ReferencePage;
import fastv.eval.experiment.StrategyReader;
import fastv.eval.run.DataSets;
import fastv.eval.run.Planner;
import fastv.eval.training.TrainingRecipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv generate-reference}: the reference pages, made from the code. */
@Command(
        name = "generate-reference",
        description = "Write the reference pages (YAML keys, parts) into a folder.",
        mixinStandardHelpOptions = true)
final class ReferenceCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "where to write them, such as docs/reference")
    private Path folder = Path.of(".");

    ReferenceCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        pages(program)
                .forEach(
                        (name, text) -> {
                            Path file = folder.resolve(name);
                            try {
                                Files.createDirectories(folder);
                                Files.writeString(file, text);
                            } catch (IOException e) {
                                throw new BadInputException(
                                        file + ": cannot be written: " + e.getMessage(), e);
                            }
                            Program.line(out, file.toString());
                        });
        return 0;
    }

    /** Every page by its file name. */
    static Map<String, String> pages(Program program) {
        Map<String, String> pages = new TreeMap<>();
        StrategyReader strategies = program.instance(StrategyReader.class);
        pages.put(
                "experiment-file.md",
                ReferencePage.of(
                        strategies.parts(),
                        program.instance(DataSets.class).formats(),
                        program.instance(Planner.class).analyses()));
        pages.put(
                "training-file.md",
                ReferencePage.of("Keys of a training file", TrainingRecipe.class));
        pages.put("parts.md", parts(program.instance(Catalogue.class)));
        return pages;
    }

    private static String parts(Catalogue catalogue) {
        StringBuilder page = new StringBuilder("# Parts that `stages:` can name\n\n");
        page.append("Generated from the code; `fastv describe NAME` prints one of them.\n");
        keys("An entry of `stages:` inside the decoder", StageSettings.class, page);
        keys("An entry of `stages:` before the decoder", VisualStageSettings.class, page);
        keys("An entry of `stages:` on the key/value caches", CacheStageSettings.class, page);
        catalogue
                .everything()
                .forEach(
                        (name, part) -> {
                            if (!name.matches("(strategy|data|analysis|fit) .*")) {
                                page.append("\n## ").append(name).append("\n\n```text\n");
                                PartText.lines(Map.of(name, part)).stream()
                                        .skip(1)
                                        .forEach(line -> page.append(line).append('\n'));
                                page.append("```\n");
                            }
                        });
        return page.toString();
    }

    private static void keys(String title, Class<? extends Record> settings, StringBuilder page) {
        page.append("\n## ").append(title);
        page.append("\n\n| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
        for (RecordSchema.Key key : RecordSchema.of(settings).keys()) {
            page.append(
                    "| `%s` | %s | %s | %s |\n"
                            .formatted(
                                    key.name(),
                                    key.type(),
                                    key.defaultText()
                                            .map(text -> "`" + text + "`")
                                            .orElse("required"),
                                    key.doc()));
        }
    }
}
