package fastv.eval.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One command as a page for {@code man}, in roff with the {@code man} macros. */
final class ManPage {
    private final CommandSpec command;

    ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The file the page belongs in: {@code fastv-run.1}. */
    String fileName() {
        return name() + ".1";
    }

    private String name() {
        return command.qualifiedName("-");
    }

    /** The page. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(".TH \"" + name().toUpperCase(java.util.Locale.ROOT) + "\" \"1\"");
        lines.add(".SH NAME");
        lines.add(escaped(name() + " - " + first(command.usageMessage().description())));
        lines.add(".SH SYNOPSIS");
        lines.add(escaped(synopsis()));
        section("DESCRIPTION", List.of(command.usageMessage().description()), lines);
        arguments("ARGUMENTS", command.positionalParameters(), lines);
        arguments("OPTIONS", command.options(), lines);
        if (!command.subcommands().isEmpty()) {
            lines.add(".SH COMMANDS");
            command.subcommands()
                    .forEach(
                            (name, line) ->
                                    item(
                                            name,
                                            first(
                                                    line.getCommandSpec()
                                                            .usageMessage()
                                                            .description()),
                                            lines));
        }
        lines.add(".SH EXIT STATUS");
        item("0", "done", lines);
        item("1", "failed", lines);
        item("2", "wrong usage or a bad file", lines);
        return String.join("\n", lines) + "\n";
    }

    private String synopsis() {
        return command.commandLine()
                .getHelp()
                .synopsis(0)
                .replaceAll("\u001B\\[[;\\d]*m", "")
                .strip()
                .replaceAll("\\s+", " ");
    }

    private static void section(String title, List<String> paragraphs, List<String> lines) {
        lines.add(".SH " + title);
        paragraphs.forEach(
                paragraph -> {
                    lines.add(".PP");
                    lines.add(escaped(paragraph));
                });
    }

    private static void arguments(
            String title, List<? extends ArgSpec> arguments, List<String> lines) {
        if (arguments.isEmpty()) {
            return;
        }
        lines.add(".SH " + title);
        for (ArgSpec argument : arguments) {
            item(label(argument), first(description(argument)), lines);
        }
    }

    /** The description with its variables, such as the default value, filled in. */
    private static String[] description(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.description()
                : ((PositionalParamSpec) argument).description();
    }

    private static String label(ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            String names = String.join(", ", option.names());
            return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
        }
        return argument.paramLabel();
    }

    private static void item(String label, String text, List<String> lines) {
        lines.add(".TP");
        lines.add("\\fB" + escaped(label) + "\\fR");
        lines.add(escaped(text));
    }

    private static String first(String[] description) {
        return description.length == 0 ? "" : description[0];
    }

    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
