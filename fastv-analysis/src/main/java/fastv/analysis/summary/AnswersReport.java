package fastv.analysis.summary;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fastv.core.journal.AskedSample;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import fastv.core.journal.JournalReport;
import fastv.core.journal.ReportFormat;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was answered: sample by sample, every setting's words beside the references. Shows the first
 * samples by id and holds no more of them, so that a long journal takes no more memory than a short
 * one.
 */
public final class AnswersReport implements JournalReport {
    private static final int MOST_SAMPLES = 200;
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** One answer of a sample. */
    private record Spoken(String setting, long seed) {}

    /** One sample with all answers so far. */
    private record Asked(AskedSample sample, Map<Spoken, String> answers) {}

    private static final Comparator<Spoken> ORDER =
            Comparator.comparing(Spoken::setting, new SettingOrder())
                    .thenComparingLong(Spoken::seed);

    @Override
    public String summary() {
        return "sample by sample what every setting answered, beside the references";
    }

    @Override
    public String render(Path journal, ReportFormat format) {
        Map<String, Asked> samples = read(journal);
        return switch (format) {
            case TEXT, MARKDOWN -> markdown(samples);
            case CSV -> csv(samples);
            case JSON -> json(samples);
        };
    }

    private static Map<String, Asked> read(Path journal) {
        TreeMap<String, Asked> samples = new TreeMap<>(new SettingOrder());
        try (JournalReader entries = JournalReader.open(journal)) {
            while (entries.hasNext()) {
                JournalEntry entry = entries.next();
                samples.computeIfAbsent(
                                entry.sample().id(),
                                id -> new Asked(entry.sample(), new TreeMap<>(ORDER)))
                        .answers()
                        .put(
                                new Spoken(entry.setting(), entry.provenance().seed()),
                                entry.answer().text());
                if (samples.size() > MOST_SAMPLES) {
                    samples.pollLastEntry();
                }
            }
        }
        return samples;
    }

    private static String markdown(Map<String, Asked> samples) {
        StringBuilder page = new StringBuilder("# Answers\n");
        samples.forEach(
                (id, asked) -> {
                    page.append("\n## ").append(id).append("\n\n");
                    asked.sample()
                            .questions()
                            .forEach(question -> page.append(cell(question)).append('\n'));
                    if (!asked.sample().references().isEmpty()) {
                        String all = String.join(" / ", asked.sample().references());
                        page.append("\nreferences: ").append(cell(all)).append('\n');
                    }
                    page.append("\n| setting | seed | answer |\n| --- | --- | --- |\n");
                    asked.answers()
                            .forEach(
                                    (spoken, answer) ->
                                            page.append(
                                                    String.format(
                                                            Locale.ROOT,
                                                            "| %s | %d | %s |\n",
                                                            cell(spoken.setting()),
                                                            spoken.seed(),
                                                            cell(answer))));
                });
        return page.toString();
    }

    /** Text that stays within one cell of a table. */
    private static String cell(String text) {
        return text.strip().replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\R", " ");
    }

    private static String csv(Map<String, Asked> samples) {
        StringBuilder lines = new StringBuilder("sample,setting,seed,answer\n");
        samples.forEach(
                (id, asked) ->
                        asked.answers()
                                .forEach(
                                        (spoken, answer) ->
                                                lines.append(quoted(id))
                                                        .append(',')
                                                        .append(quoted(spoken.setting()))
                                                        .append(',')
                                                        .append(spoken.seed())
                                                        .append(',')
                                                        .append(quoted(answer))
                                                        .append('\n')));
        return lines.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String json(Map<String, Asked> samples) {
        JsonArray array = new JsonArray();
        samples.forEach(
                (id, asked) ->
                        asked.answers()
                                .forEach(
                                        (spoken, answer) -> {
                                            JsonObject object = new JsonObject();
                                            object.addProperty("sample", id);
                                            object.addProperty("setting", spoken.setting());
                                            object.addProperty("seed", spoken.seed());
                                            object.addProperty("answer", answer);
                                            array.add(object);
                                        }));
        return JSON.toJson(array) + "\n";
    }
}
