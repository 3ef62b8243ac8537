package fastv.analysis.report;

import fastv.analysis.figure.Words;
import fastv.analysis.result.Judgement;
import fastv.analysis.result.Measure;
import fastv.analysis.result.Results;
import fastv.analysis.result.SettingResult;
import fastv.analysis.table.DataTable;
import fastv.core.score.Difference;
import fastv.core.score.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every measure of every setting: the numbers of the terminal's {@code results}. */
final class ScoreTable {
    private static final String NONE = "\u2013";

    private final Results results;

    ScoreTable(Results results) {
        this.results = results;
    }

    /** Whether it says more than the table of results. */
    boolean isWorthShowing() {
        return results.measures().size() > results.headlines().size();
    }

    /** Names of the columns that {@link #rows} fills. */
    List<String> header() {
        List<String> header = new ArrayList<>(List.of("setting"));
        results.measures().forEach(measure -> header.add(measure.title()));
        return header;
    }

    /** Scores with their intervals; last, what is reached without looking at the pictures. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (SettingResult setting : results.settings()) {
            List<String> row = new ArrayList<>(List.of(setting.label()));
            results.measures()
                    .forEach(m -> row.add(setting.score(m).map(Words::score).orElse(NONE)));
            rows.add(row);
        }
        List<String> blind = new ArrayList<>(List.of("without looking"));
        results.measures()
                .forEach(m -> blind.add(withoutLooking(m).map(Words::score).orElse(NONE)));
        rows.add(blind);
        return rows;
    }

    private Optional<Double> withoutLooking(Measure measure) {
        return results.settings().stream()
                .flatMap(setting -> setting.score(measure).stream())
                .filter(score -> score.withoutLooking().isPresent())
                .map(score -> score.withoutLooking().getAsDouble())
                .findFirst();
    }

    /** Every number in full, a line per setting and measure. */
    DataTable data() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (SettingResult setting : results.settings()) {
            for (Judgement one : setting.scores()) {
                rows.add(row(setting, one));
            }
        }
        return new DataTable(
                List.of(
                        "run",
                        "setting",
                        "kind",
                        "scorer",
                        "metric",
                        "value",
                        "low",
                        "high",
                        "interval",
                        "answers",
                        "without looking",
                        "difference",
                        "difference low",
                        "difference high",
                        "difference interval",
                        "lost",
                        "gained"),
                rows);
    }

    private List<@Nullable Object> row(SettingResult setting, Judgement one) {
        Score score = one.score();
        Optional<Difference> difference = one.difference();
        return Arrays.<@Nullable Object>asList(
                results.runs().runs().get(setting.run()).name(),
                setting.setting(),
                score.kind(),
                score.scorer(),
                score.metric(),
                score.value(),
                score.interval().low(),
                score.interval().high(),
                score.interval().method().publicName(),
                score.answers(),
                score.withoutLooking().isPresent() ? score.withoutLooking().getAsDouble() : null,
                difference.map(Difference::value).orElse(null),
                difference.map(d -> d.interval().low()).orElse(null),
                difference.map(d -> d.interval().high()).orElse(null),
                difference.map(d -> d.interval().method().publicName()).orElse(null),
                difference.flatMap(Difference::changed).map(c -> c.b()).orElse(null),
                difference.flatMap(Difference::changed).map(c -> c.c()).orElse(null));
    }
}
