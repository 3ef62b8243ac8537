package fastv.eval.cli;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fastv generate-man}: the manual pages of all commands. */
@Command(
        name = "generate-man",
        description = "Write manual pages of all commands into a folder.",
        mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "where to write them, such as share/man/man1")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Files.createDirectories(folder);
            for (ManPage page : pages(spec.root())) {
                Path file = folder.resolve(page.fileName());
                Files.writeString(file, page.text());
                Program.line(out, file.toString());
            }
        } catch (IOException e) {
            throw new BadInputException(folder + ": cannot be written: " + e.getMessage(), e);
        }
        return 0;
    }

    private static List<ManPage> pages(CommandSpec root) {
        List<ManPage> pages = new ArrayList<>(List.of(new ManPage(root)));
        for (CommandLine line : root.subcommands().values()) {
            pages.add(new ManPage(line.getCommandSpec()));
        }
        return pages;
    }
}
