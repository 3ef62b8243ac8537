package fastv.eval.cli;

import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Checkpoints;
import fastv.core.model.OpenOptions;
import fastv.core.model.VisionLanguageModel;
import fastv.eval.contract.ContractSuite;
import fastv.eval.contract.SampleModel;
import fastv.eval.contract.Subject;
import fastv.eval.contract.Subjects;
import fastv.eval.contract.Verdict;
import java.io.PrintWriter;
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

/** {@code fastv check}: the contract suite. */
@Command(
        name = "check",
        description = {
            "Hold strategies and parts to the contracts every method has to keep.",
            "Each is tried on random samples of a small generated model. A contract that does not"
                    + " hold is one line with its seed; the same --seed makes the same samples."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all contracts hold",
            "1:a contract does not hold, or a plugin was left out",
            "2:wrong usage"
        })
final class CheckCommand implements Callable<Integer> {
    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "strategies or parts; everything that is registered by default")
    private List<String> names = new ArrayList<>();

    @Option(names = "--seed", description = "seed of the first sample; drawn by default")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--samples",
            defaultValue = "3",
            description = "random samples per contract (${DEFAULT-VALUE})")
    private int samples;

    @Option(
            names = "--calls",
            defaultValue = "1000",
            description = "answers after which memory must be as before (${DEFAULT-VALUE})")
    private int calls;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "a checkpoint that answers instead of the generated one")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(names = "--all", description = "print contracts that hold, too")
    private boolean all;

    CheckCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Subjects registered = program.instance(Subjects.class);
        List<Subject> subjects =
                names.isEmpty()
                        ? registered.all()
                        : names.stream().flatMap(name -> registered.named(name).stream()).toList();
        long first = seed.orElseGet(() -> System.nanoTime() & Integer.MAX_VALUE);
        PrintWriter out = spec.commandLine().getOut();
        Program.line(out, "seed " + first);
        List<Verdict> verdicts = new ArrayList<>();
        try (VisionLanguageModel model = open()) {
            ContractSuite suite = new ContractSuite(model, first, samples, calls);
            for (Subject subject : subjects) {
                verdicts.addAll(check(suite, subject, out));
            }
        }
        Program.line(
                out,
                "%d methods: %d contracts hold, %d do not, %d are declared deviations, %d do not apply"
                        .formatted(
                                subjects.size(),
                                count(verdicts, Verdict.Status.PASS),
                                count(verdicts, Verdict.Status.FAIL),
                                count(verdicts, Verdict.Status.DECLARED),
                                count(verdicts, Verdict.Status.SKIP)));
        return count(verdicts, Verdict.Status.FAIL) == 0 && program.leftOut().isEmpty() ? 0 : 1;
    }

    private VisionLanguageModel open() {
        TorchEngine engine = TorchEngine.start("cpu", Optional.of(ContractSuite.ONE_THREAD));
        return checkpoint
                .map(
                        folder ->
                                program.instance(Checkpoints.class)
                                        .open(folder, engine, OpenOptions.asStored(Dtype.FLOAT32)))
                .orElseGet(() -> program.instance(SampleModel.class).open(engine));
    }

    private List<Verdict> check(ContractSuite suite, Subject subject, PrintWriter out) {
        List<Verdict> verdicts = new ArrayList<>();
        suite.tryAll(
                subject,
                verdict -> {
                    verdicts.add(verdict);
                    boolean told =
                            verdict.status() == Verdict.Status.FAIL
                                    || verdict.status() == Verdict.Status.DECLARED;
                    if (all || told) {
                        Program.line(out, verdict.line());
                    }
                });
        if (count(verdicts, Verdict.Status.PASS) == 0 && !all) {
            verdicts.stream()
                    .filter(verdict -> verdict.status() == Verdict.Status.SKIP)
                    .forEach(verdict -> Program.line(out, verdict.line()));
        } else if (count(verdicts, Verdict.Status.FAIL) == 0) {
            Program.line(
                    out,
                    "ok   %s: %d contracts hold"
                            .formatted(subject.name(), count(verdicts, Verdict.Status.PASS)));
        }
        return verdicts;
    }

    private static long count(List<Verdict> verdicts, Verdict.Status status) {
        return verdicts.stream().filter(verdict -> verdict.status() == status).count();
    }
}
