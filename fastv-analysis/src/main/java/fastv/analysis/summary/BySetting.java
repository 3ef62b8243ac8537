package fastv.analysis.summary;

import fastv.analysis.estimate.Entries;
import fastv.core.journal.JournalEntry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an analysis wrote, gathered setting by setting while a journal passes by. */
public final class BySetting {
    private BySetting() {}

    /**
     * Reads a journal once, in memory that depends on settings alone.
     *
     * @param record what the analysis wrote about an answer
     * @param begin makes the tally of a setting
     * @param add counts a record
     * @param end what the tally says
     * @param <R> the record
     * @param <T> the tally
     * @param <S> what it says
     * @return by setting, the unpruned one first; settings without records are left out
     * @throws fastv.core.error.BadInputException if the file is no journal
     */
    public static <R, T, S> SortedMap<String, S> read(
            Path journal,
            Function<JournalEntry, Optional<R>> record,
            Supplier<T> begin,
            BiConsumer<T, R> add,
            Function<T, S> end) {
        SortedMap<String, T> tallies = new TreeMap<>(new SettingOrder());
        Entries.forEach(
                journal,
                entry ->
                        record.apply(entry)
                                .ifPresent(
                                        one ->
                                                add.accept(
                                                        tallies.computeIfAbsent(
                                                                entry.setting(),
                                                                setting -> begin.get()),
                                                        one)));
        SortedMap<String, S> said = new TreeMap<>(new SettingOrder());
        tallies.forEach((setting, tally) -> said.put(setting, end.apply(tally)));
        return said;
    }
}
