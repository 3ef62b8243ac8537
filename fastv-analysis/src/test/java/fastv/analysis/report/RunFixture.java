package fastv.analysis.report;

import com.google.gson.JsonElement;
import fastv.core.cost.FlopsFigures;
import fastv.core.cost.KvCacheBytes;
import fastv.core.cost.PeakMemory;
import fastv.core.cost.StageTimes;
import fastv.core.cost.TokensPerLayer;
import fastv.core.journal.AskedSample;
import fastv.core.journal.GivenAnswer;
import fastv.core.journal.Journal;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.Machine;
import fastv.core.journal.MemoryUse;
import fastv.core.journal.Provenance;
import fastv.core.journal.RunFolder;
import fastv.core.journal.RunIdentity;
import fastv.core.journal.TokenCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A run folder written by hand: a model of two layers, six image tokens in prompts of ten. */
public final class RunFixture implements AutoCloseable {
    private static final RunIdentity IDENTITY = new RunIdentity("plan", "weights", "data", "0.1.0");

    private final Journal journal;
    private final Path folder;

    public RunFixture(Path runs, String name) {
        RunFolder run = RunFolder.under(runs, name, IDENTITY);
        run.create("name: " + name + "\nmodel: {checkpoint: tiny}\nseeds: [0]\n");
        this.journal = Journal.open(run);
        this.folder = run.path();
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Adds one answer; the reference is {@code yes}. */
    public void answer(String setting, String sample, String question, String answer) {
        answer(setting, sample, question, answer, Map.of());
    }

    public void answer(
            String setting,
            String sample,
            String question,
            String answer,
            Map<String, JsonElement> extra) {
        boolean pruned = !setting.equals(JournalEntry.UNPRUNED);
        double ratio = pruned ? 0.5 : 1;
        FlopsFigures flops =
                new FlopsFigures(
                        4 * ratio,
                        "GFLOPs",
                        4e9 * ratio,
                        ratio,
                        5e9 * ratio,
                        ratio,
                        List.of(2e9, 2e9));
        journal.append(
                new JournalEntry(
                        JournalEntry.FORMAT,
                        setting,
                        new AskedSample(sample, List.of(question), List.of("yes")),
                        new GivenAnswer(answer, List.of(5, 7), "stop"),
                        new TokenCounts(
                                10,
                                6,
                                TokensPerLayer.of(10, pruned ? 6 : 10),
                                TokensPerLayer.of(6, pruned ? 2 : 6),
                                List.of(12, 12),
                                List.of(6.0, pruned ? 2.0 : 6.0)),
                        List.of(),
                        new StageTimes(
                                Duration.ofMillis(1),
                                Duration.ofMillis(2),
                                Duration.ofMillis(pruned ? 6 : 10),
                                Duration.ofMillis(pruned ? 1 : 0),
                                Duration.ofMillis(5),
                                Duration.ofMillis(pruned ? 10 : 13)),
                        Map.of("exact", flops, "fastv-eq5", flops, "fastv-table1", flops),
                        new MemoryUse(
                                new KvCacheBytes(List.of(100L, 100L)),
                                new KvCacheBytes(List.of(100L, pruned ? 60L : 100L)),
                                new PeakMemory.Reading(1 << 20, PeakMemory.Source.RESIDENT)),
                        new Provenance(
                                IDENTITY,
                                0,
                                "float32",
                                "cpu",
                                1,
                                "PyTorch",
                                new Machine("Linux", "amd64", "A processor", 2),
                                "17"),
                        extra));
    }

    @Override
    public void close() {
        journal.close();
    }
}
