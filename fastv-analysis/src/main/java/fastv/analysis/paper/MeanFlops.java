package fastv.analysis.paper;

import fastv.core.cost.FastvTable1;
import fastv.core.cost.FlopsFigures;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Mean figures of the paper's formula by setting. */
final class MeanFlops {
    private final Map<String, Mean> bySetting = new HashMap<>();

    /** Sums over the entries of a setting. */
    private static final class Mean {
        private double figure;
        private double ratio;
        private long entries;
    }

    static MeanFlops of(Path journal) {
        MeanFlops flops = new MeanFlops();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.hasNext()) {
                flops.add(reader.next());
            }
        }
        return flops;
    }

    private void add(JournalEntry entry) {
        FlopsFigures figures = entry.flops().get(FastvTable1.NAME);
        if (figures != null) {
            Mean mean = bySetting.computeIfAbsent(entry.setting(), setting -> new Mean());
            mean.figure += figures.figure();
            mean.ratio += figures.decoderRatio();
            mean.entries++;
        }
    }

    /** Billions of multiply-accumulates per layer; not a number where none were counted. */
    double figure(String setting) {
        Mean mean = bySetting.getOrDefault(setting, new Mean());
        return mean.figure / mean.entries;
    }

    /** The same over the unpruned run's. */
    double ratio(String setting) {
        Mean mean = bySetting.getOrDefault(setting, new Mean());
        return mean.ratio / mean.entries;
    }
}
