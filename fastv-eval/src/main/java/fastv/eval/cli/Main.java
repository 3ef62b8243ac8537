package fastv.eval.cli;

import fastv.core.error.BadInputException;
import fastv.core.prune.MethodFailure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program {@code fastv}: without a command it prints its help. */
@Command(
        name = "fastv",
        description = "Visual-token pruning for vision-language models.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage or a bad file"},
        subcommands = {
            RunCommand.class,
            ReportCommand.class,
            FigureCommand.class,
            PlanCommand.class,
            AskCommand.class,
            ListCommand.class,
            DescribeCommand.class,
            ConformanceCommand.class,
            CheckCommand.class,
            NewStrategyCommand.class,
            BenchCommand.class,
            ScenesCommand.class,
            TrainCommand.class,
            FitCommand.class,
            CardCommand.class,
            ManCommand.class,
            ReferenceCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private final Program program;

    @Spec private CommandSpec spec = CommandSpec.create();

    Main(Program program) {
        this.program = program;
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "show stack traces and decisions")
    void setVerbose(boolean verbose) {
        program.setVerbose(verbose);
        if (verbose) {
            System.setProperty("org.slf4j.simpleLogger.log.fastv", "debug");
        }
    }

    /** Runs one command and leaves with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to execute. */
    static CommandLine commandLine() {
        AtomicReference<@Nullable CommandLine> made = new AtomicReference<>();
        Program program =
                new Program(
                        warning ->
                                Program.line(Objects.requireNonNull(made.get()).getErr(), warning));
        CommandLine line = new CommandLine(new Main(program), program::create);
        made.set(line);
        line.setExecutionExceptionHandler(handler(program));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    private static IExecutionExceptionHandler handler(Program program) {
        return (exception, line, result) -> {
            PrintWriter err = line.getErr();
            boolean input = exception instanceof BadInputException;
            List<String> lines =
                    exception instanceof BadInputException bad
                            ? bad.problems()
                            : List.of("fastv: " + describe(exception));
            lines.forEach(err::println);
            if (program.verbose()) {
                exception.printStackTrace(err);
            } else if (!input) {
                err.println("run again with --verbose for the stack trace");
            }
            err.flush();
            return input ? BAD_INPUT : FAILED;
        };
    }

    private static String describe(Exception exception) {
        if (exception instanceof MethodFailure) {
            return String.valueOf(exception.getMessage());
        }
        String message = String.valueOf(exception.getMessage());
        return exception.getClass().getSimpleName() + ": " + message.lines().findFirst().orElse("");
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version that the build wrote into the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"fastv " + Program.version()};
        }
    }
}
