package fastv.eval.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fastv.core.conformance.CaseResult;
import fastv.core.conformance.CaseResult.Status;
import fastv.core.error.BadInputException;
import fastv.core.kernel.Dtype;
import fastv.eval.conformance.ConformanceRun;
import fastv.eval.conformance.GoldenTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv conformance}: golden cases, one line each. */
@Command(
        name = "conformance",
        description = "Run golden cases: one line per case, then the counts.",
        mixinStandardHelpOptions = true)
final class ConformanceCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "folders with cases at any depth (case.json)")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--strict", description = "cases of unsupported kinds count as failures")
    private boolean strict;

    @Option(
            names = "--dtype",
            defaultValue = "float32",
            description =
                    "float32, bfloat16 or float16: what models compute in; the tolerances are those of"
                            + " float32, narrower types report their error without failing")
    private Dtype dtype = Dtype.FLOAT32;

    @Option(names = "--json", paramLabel = "FILE", description = "write the results there as well")
    private Optional<Path> json = Optional.empty();

    ConformanceCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        List<Path> cases = GoldenTree.cases(folders);
        ConformanceRun run = program.instance(ConformanceRun.class);
        PrintWriter out = spec.commandLine().getOut();
        List<CaseResult> results = new ArrayList<>();
        for (Path folder : cases) {
            CaseResult result = run.run(folder, dtype);
            results.add(result);
            Program.line(out, result.line());
        }
        json.ifPresent(file -> write(file, results));
        Program.line(
                out,
                "%d passed, %d failed, %d skipped"
                        .formatted(
                                count(results, Status.PASS),
                                count(results, Status.FAIL),
                                count(results, Status.SKIP)));
        boolean failed =
                count(results, Status.FAIL) > 0 || (strict && count(results, Status.SKIP) > 0);
        return failed ? 1 : 0;
    }

    private static long count(List<CaseResult> results, Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    private static void write(Path file, List<CaseResult> results) {
        JsonArray array = new JsonArray();
        for (CaseResult result : results) {
            JsonObject object = new JsonObject();
            object.addProperty("status", result.status().name());
            object.addProperty("kind", result.kind());
            object.addProperty("name", result.name());
            object.addProperty("largest_error", result.largestError());
            object.addProperty("detail", result.detail());
            array.add(object);
        }
        String text =
                new GsonBuilder()
                        .setPrettyPrinting()
                        .serializeSpecialFloatingPointValues()
                        .create()
                        .toJson(array);
        try {
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }
}
