package fastv.analysis.result;

import fastv.analysis.summary.SettingOrder;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.Provenance;
import fastv.core.score.Judge;
import fastv.core.score.ScoreTally;
import fastv.core.score.Scoreboard;
import fastv.core.score.Scorer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts all settings of all runs while their journals are read. */
public final class ResultsTally {
    private final RunSet runs;
    private final Map<String, Scorer> scorers;
    private final List<Map<String, SettingTally>> settings = new ArrayList<>();
    private final List<ScoreTally> scores = new ArrayList<>();
    private final @Nullable Provenance[] provenances;
    private final long[] samples;

    /**
     * Counts these runs.
     *
     * @param scorers that judge answers, by public name
     */
    public ResultsTally(RunSet runs, Map<String, Scorer> scorers) {
        this.runs = runs;
        this.scorers = Map.copyOf(scorers);
        this.provenances = new @Nullable Provenance[runs.runs().size()];
        this.samples = new long[runs.runs().size()];
        runs.runs().forEach(run -> settings.add(new TreeMap<>(new SettingOrder())));
        runs.runs().forEach(run -> scores.add(new ScoreTally(scorers)));
    }

    /** Counts the answers of one sample. */
    public void add(SampleAnswers sample) {
        int run = sample.run();
        samples[run]++;
        if (provenances[run] == null) {
            provenances[run] = sample.entries().get(0).provenance();
        }
        for (JournalEntry entry : sample.entries()) {
            scores.get(run).add(entry);
            settings.get(run)
                    .computeIfAbsent(
                            entry.setting(),
                            setting -> new SettingTally(run, setting, runs.label(run, setting)))
                    .add(entry, sample.unpruned(entry));
        }
    }

    /** What came out. */
    public Results results() {
        List<SettingResult> all = new ArrayList<>();
        Set<Measure> headlines = new LinkedHashSet<>();
        for (int run = 0; run < samples.length; run++) {
            Scoreboard board = scores.get(run).board();
            settings.get(run).values().forEach(tally -> all.add(tally.result(board)));
            board.headlines().forEach(kind -> headlines.add(first(board, kind)));
        }
        List<Optional<Provenance>> first = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int run = 0; run < samples.length; run++) {
            first.add(Optional.ofNullable(provenances[run]));
            counts.add(samples[run]);
        }
        return new Results(runs, first, counts, all, List.copyOf(headlines), new Judge(scorers));
    }

    private static Measure first(Scoreboard board, String kind) {
        return board.settings().stream()
                .flatMap(setting -> board.scores(setting, kind).stream())
                .map(Measure::of)
                .findFirst()
                .orElseThrow();
    }
}
