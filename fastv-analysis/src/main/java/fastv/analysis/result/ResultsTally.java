package fastv.analysis.result;

import fastv.analysis.summary.SettingOrder;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts all settings of all runs while their journals are read. */
public final class ResultsTally {
    private final RunSet runs;
    private final List<Map<String, SettingTally>> settings = new ArrayList<>();
    private final @Nullable Provenance[] provenances;
    private final long[] samples;

    /** Counts these runs. */
    public ResultsTally(RunSet runs) {
        this.runs = runs;
        this.provenances = new @Nullable Provenance[runs.runs().size()];
        this.samples = new long[runs.runs().size()];
        runs.runs().forEach(run -> settings.add(new TreeMap<>(new SettingOrder())));
    }

    /** Counts the answers of one sample. */
    public void add(SampleAnswers sample) {
        int run = sample.run();
        samples[run]++;
        if (provenances[run] == null) {
            provenances[run] = sample.entries().get(0).provenance();
        }
        for (JournalEntry entry : sample.entries()) {
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
        settings.forEach(run -> run.values().forEach(tally -> all.add(tally.result())));
        List<Optional<Provenance>> first = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int run = 0; run < samples.length; run++) {
            first.add(Optional.ofNullable(provenances[run]));
            counts.add(samples[run]);
        }
        return new Results(runs, first, counts, all);
    }
}
