package fastv.eval.experiment;

import fastv.core.config.Grid;
import fastv.core.config.RecordSchema;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import java.util.List;

/** The reference of all YAML keys, made from the records that are read, in Markdown. */
public final class ReferencePage {
    private final StringBuilder page = new StringBuilder();

    private ReferencePage() {}

    /**
     * The page.
     *
     * @param strategies the strategies by public name
     * @param formats the data formats by public name
     * @param analyses the analyses by public name
     */
    public static String of(
            Parts<? extends Part<?, ?>> strategies,
            Parts<? extends Part<?, ?>> formats,
            Parts<? extends Part<?, ?>> analyses) {
        ReferencePage made = new ReferencePage();
        made.experimentFile();
        made.data(formats);
        made.strategies(strategies);
        made.analyses(analyses);
        return made.page.toString();
    }

    /**
     * The page of another kind of file.
     *
     * @param title without its mark
     * @param type whose components are the file's keys
     */
    public static String of(String title, Class<? extends Record> type) {
        ReferencePage made = new ReferencePage();
        made.line("# " + title);
        made.line("");
        made.line(
                "Generated from the code. Paths are relative to the folder of the file, or to the");
        made.line("current folder in `--set key=value`.");
        made.line("");
        made.table(RecordSchema.of(type).keys());
        return made.page.toString();
    }

    private void experimentFile() {
        line("# Keys of an experiment file");
        line("");
        line(
                "Generated from the code. A file is YAML: plain data, each key once, no tags. Unknown");
        line("keys, wrong types and values out of range are errors, told all at once. Paths are");
        line("relative to the folder of the file, or to the current folder in `--set key=value`.");
        line("");
        table(RecordSchema.of(Experiment.class).keys());
    }

    private void data(Parts<? extends Part<?, ?>> formats) {
        line("## A data set of `data`");
        line("");
        line(
                "One mapping, or a list of them, each with a `name`. These keys every set has; those of");
        line("its `format` stand beside them.");
        line("");
        line("```yaml");
        line("data: {format: FORMAT, KEY: VALUE}");
        line("data:");
        line("  - {name: NAME, format: FORMAT, KEY: VALUE}");
        line("  - {name: NAME, format: FORMAT, KEY: VALUE, picture: {replace: noise}}");
        line("```");
        line("");
        table(RecordSchema.of(DataSettings.class).keys());
        formats.names().forEach(name -> part(name, formats.get(name)));
    }

    private void strategies(Parts<? extends Part<?, ?>> strategies) {
        line("## Entries of `strategies`");
        line("");
        line(
                "An entry is a name, a name with options, a label with stages, or several entries that");
        line("act together, with a label or without. Lists under");
        line("`" + Grid.KEY + "` expand into one setting per combination, the first key varying");
        line("slowest, at most " + Grid.MAX_POINTS + " in all; lists anywhere else are values.");
        line("");
        line("```yaml");
        line("strategies:");
        line("  - NAME");
        line("  - NAME: {KEY: VALUE, grid: {KEY: [VALUE, VALUE]}}");
        line("  - {name: LABEL, stages: [STAGE, STAGE]}");
        line("  - {compose: [NAME, NAME: {KEY: VALUE}]}");
        line("```");
        line("");
        strategies.names().forEach(name -> part(name, strategies.get(name)));
    }

    private void analyses(Parts<? extends Part<?, ?>> analyses) {
        line("## Entries of `analysis`");
        line("");
        line("An entry is a name, or a name with options; each name once.");
        line("");
        line("```yaml");
        line("analysis:");
        line("  - NAME");
        line("  - NAME: {KEY: VALUE}");
        line("```");
        line("");
        analyses.names().forEach(name -> part(name, analyses.get(name)));
    }

    private void part(String name, Part<?, ?> part) {
        line("### `" + name + "`");
        line("");
        line(part.summary());
        line("");
        line("Source: " + part.source());
        line("");
        List<RecordSchema.Key> keys = RecordSchema.of(part.options()).keys();
        if (keys.isEmpty()) {
            line("It has no options.");
            line("");
        } else {
            table(keys);
        }
    }

    private void table(List<RecordSchema.Key> keys) {
        line("| key | value | default | meaning |");
        line("| --- | --- | --- | --- |");
        keys.forEach(key -> rows("", key));
        line("");
    }

    private void rows(String prefix, RecordSchema.Key key) {
        String name = prefix + key.name();
        String row = "| `%s` | %s | %s | %s |";
        line(row.formatted(name, cell(key.type()), defaultOf(key), cell(key.doc())));
        key.nested().forEach(nested -> rows(name + ".", nested));
    }

    private static String defaultOf(RecordSchema.Key key) {
        if (key.isRequired()) {
            return "required";
        }
        return key.defaultText().map(text -> "`" + cell(text) + "`").orElse("none");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
