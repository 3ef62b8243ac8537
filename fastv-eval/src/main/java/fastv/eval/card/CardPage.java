package fastv.eval.card;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.Provenance;
import fastv.core.score.Interval;
import fastv.core.score.Score;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A card as Markdown. */
final class CardPage {
    private static final int PERCENT = 100;

    private final String name;
    private final JsonObject training;
    private final String weights;
    private final List<CardRun> runs;
    private final StringBuilder page = new StringBuilder();

    CardPage(String name, JsonObject training, String weights, List<CardRun> runs) {
        this.name = name;
        this.training = training;
        this.weights = weights;
        this.runs = runs;
    }

    String text() {
        line("# " + name);
        line("");
        line(
                "Made by `fastv train`, measured by `fastv run`, written by `fastv card`: every number");
        line(
                "below comes from the training's record, `training.json`, or from a journal. The same");
        line("recipe, `recipe.yaml`, makes the same weights again on the same machine.");
        line("");
        training();
        runs.forEach(this::run);
        return page.toString();
    }

    private void training() {
        line("## Training");
        line("");
        row("", "");
        row("---", "---");
        for (String key : List.of("recipe", "seed", "threads", "engine", "machine", "parameters")) {
            if (training.has(key)) {
                row(key, training.get(key).getAsString());
            }
        }
        if (training.has("data")) {
            training.getAsJsonObject("data")
                    .asMap()
                    .forEach((key, value) -> row("data, " + key, value.getAsString()));
        }
        row("weights, SHA-256", "`" + weights + "`");
        row("time", time());
        line("");
        if (training.has("stages")) {
            row("stage", "steps", "time", "last loss");
            row("---", "---:", "---:", "---:");
            for (JsonElement stage : training.getAsJsonArray("stages")) {
                JsonObject told = stage.getAsJsonObject();
                row(
                        told.get("name").getAsString(),
                        told.get("steps").getAsString(),
                        duration(told.get("seconds").getAsDouble()),
                        String.format(Locale.ROOT, "%.4f", told.get("last_loss").getAsDouble()));
            }
            line("");
        }
    }

    private String time() {
        double seconds = 0;
        if (training.has("stages")) {
            for (JsonElement stage : training.getAsJsonArray("stages")) {
                seconds += stage.getAsJsonObject().get("seconds").getAsDouble();
            }
        }
        return duration(seconds);
    }

    private static String duration(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return "%d h %02d min %02d s"
                .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private void run(CardRun run) {
        Provenance made = run.provenance();
        line("## " + run.name());
        line("");
        line(
                "%d answers; fastv %s, %s, %s, %d threads; data hash `%s`."
                        .formatted(
                                run.answers(),
                                made.identity().version(),
                                made.dtype(),
                                made.device(),
                                made.threads(),
                                made.identity().dataHash().substring(0, 10)));
        line("");
        List<String> settings = run.settings();
        if (settings.size() == 1) {
            if (!settings.get(0).equals(JournalEntry.UNPRUNED)) {
                line("Asked with `%s`.".formatted(settings.get(0)));
                line("");
            }
            scores(run, settings.get(0));
        } else {
            comparison(run, settings);
        }
        line("");
        line("Values times 100, in brackets 95 % intervals: Wilson's for shares of answers about");
        line("different pictures, otherwise a bootstrap over pictures. Without looking: the best");
        line("constant answer; for captions, that of another picture.");
        line("");
    }

    private void scores(CardRun run, String setting) {
        row("kind", "metric", "value", "answers", "without looking");
        row("---", "---", "---:", "---:", "---:");
        for (Score score : run.scores(setting)) {
            row(
                    title(score.kind()),
                    score.metric(),
                    value(score),
                    String.valueOf(score.answers()),
                    score.withoutLooking().isPresent()
                            ? printed(score.withoutLooking().getAsDouble())
                            : "-");
        }
    }

    /** First metrics: a row per kind, a column per setting. */
    private void comparison(CardRun run, List<String> settings) {
        line("| kind | metric | " + String.join(" | ", settings) + " |");
        line("| --- | --- |" + " ---: |".repeat(settings.size()));
        for (String kind : run.board().kinds()) {
            String metric =
                    run.board().scores(settings.get(0), kind).stream()
                            .findFirst()
                            .map(Score::metric)
                            .orElse("-");
            String cells =
                    settings.stream()
                            .map(
                                    setting ->
                                            run.board().scores(setting, kind).stream()
                                                    .findFirst()
                                                    .map(CardPage::value)
                                                    .orElse("-"))
                            .collect(Collectors.joining(" | "));
            row(title(kind), metric, cells);
        }
    }

    private static String title(String kind) {
        return kind.isEmpty() ? "all" : kind;
    }

    private static String value(Score score) {
        Interval interval = score.interval();
        return "%s [%s, %s]"
                .formatted(
                        printed(score.value()), printed(interval.low()), printed(interval.high()));
    }

    private static String printed(double value) {
        return String.format(Locale.ROOT, "%.1f", PERCENT * value);
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
