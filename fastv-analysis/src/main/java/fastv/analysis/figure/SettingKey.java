package fastv.analysis.figure;

import fastv.analysis.result.SampleAnswers;
import fastv.analysis.result.SettingResult;
import fastv.core.journal.JournalEntry;

/** A setting of a run. */
record SettingKey(int run, String setting) {

    static SettingKey of(SampleAnswers sample, JournalEntry entry) {
        return new SettingKey(sample.run(), entry.setting());
    }

    static SettingKey of(SettingResult result) {
        return new SettingKey(result.run(), result.setting());
    }
}
