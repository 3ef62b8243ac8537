package fastv.analysis.summary;

import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import fastv.core.score.Judge;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A journal as one row per setting.
 *
 * @param settings the rows, the unpruned setting first
 */
record SummaryTable(List<SettingSummary> settings) {

    /** What makes an answer of one setting a counterpart of that of another. */
    private record Counterpart(String sample, long seed) {
        static Counterpart of(JournalEntry entry) {
            return new Counterpart(entry.sample().id(), entry.provenance().seed());
        }
    }

    SummaryTable {
        settings = List.copyOf(settings);
    }

    /**
     * Reads a journal twice: the unpruned answers first, since they may stand anywhere. Holds these
     * answers and one tally per setting, never the entries.
     *
     * @throws fastv.core.error.BadInputException if the file is no journal
     */
    static SummaryTable of(Path journal, Judge judge) {
        Map<Counterpart, String> unpruned = new HashMap<>();
        read(
                journal,
                entry -> {
                    if (entry.setting().equals(JournalEntry.UNPRUNED)) {
                        unpruned.put(Counterpart.of(entry), entry.answer().text());
                    }
                });
        SortedMap<String, SettingTally> tallies = new TreeMap<>(new SettingOrder());
        read(
                journal,
                entry ->
                        tallies.computeIfAbsent(entry.setting(), SettingTally::new)
                                .add(
                                        entry,
                                        Optional.ofNullable(unpruned.get(Counterpart.of(entry)))
                                                .map(entry.answer().text()::equals),
                                        judge.isRight(entry.sample(), entry.answer().text())));
        return new SummaryTable(tallies.values().stream().map(SettingTally::summary).toList());
    }

    /** The formulae that occur, by name. */
    SortedSet<String> formulas() {
        SortedSet<String> names = new TreeSet<>();
        settings.forEach(setting -> names.addAll(setting.flops().keySet()));
        return names;
    }

    private static void read(Path journal, Consumer<JournalEntry> action) {
        try (JournalReader reader = JournalReader.open(journal)) {
            reader.forEachRemaining(action);
        }
    }
}
