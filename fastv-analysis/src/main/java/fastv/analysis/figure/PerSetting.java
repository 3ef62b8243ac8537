package fastv.analysis.figure;

import fastv.analysis.result.Results;
import fastv.analysis.result.SampleAnswers;
import fastv.analysis.result.SettingResult;
import fastv.core.journal.JournalEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A gathering that counts what one analysis wrote, setting by setting.
 *
 * @param <R> what the analysis wrote about an answer
 * @param <T> the tally of a setting
 */
final class PerSetting<R, T> implements Gathering {
    private final Function<JournalEntry, Optional<R>> record;
    private final Supplier<T> begin;
    private final BiConsumer<T, R> add;
    private final Function<Map<SettingResult, T>, List<Plate>> draw;
    private final Map<SettingKey, T> tallies = new HashMap<>();

    /**
     * @param record what the analysis wrote, if it did
     * @param begin makes a tally
     * @param add counts a record
     * @param draw makes plates of the settings that have records, in the order of tables; never
     *     called with none
     */
    PerSetting(
            Function<JournalEntry, Optional<R>> record,
            Supplier<T> begin,
            BiConsumer<T, R> add,
            Function<Map<SettingResult, T>, List<Plate>> draw) {
        this.record = record;
        this.begin = begin;
        this.add = add;
        this.draw = draw;
    }

    @Override
    public void add(SampleAnswers sample) {
        for (JournalEntry entry : sample.entries()) {
            SettingKey key = SettingKey.of(sample, entry);
            record.apply(entry)
                    .ifPresent(
                            one ->
                                    add.accept(
                                            tallies.computeIfAbsent(key, any -> begin.get()), one));
        }
    }

    @Override
    public List<Plate> plates(Results results) {
        Map<SettingResult, T> shown = new LinkedHashMap<>();
        for (SettingResult setting : results.settings()) {
            T tally = tallies.get(SettingKey.of(setting));
            if (tally != null) {
                shown.put(setting, tally);
            }
        }
        return shown.isEmpty() ? List.of() : draw.apply(shown);
    }
}
