package fastv.core.journal;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import fastv.core.cost.FlopsFigures;
import fastv.core.cost.KvCacheBytes;
import fastv.core.cost.PeakMemory;
import fastv.core.cost.StageTimes;
import fastv.core.cost.TokensPerLayer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Entries for tests. */
final class Entries {
    /** The identity of every entry made here. */
    static final RunIdentity IDENTITY = new RunIdentity("plan", "weights", "data", "0.1.0");

    private Entries() {}

    /** An entry of a two-layer model that cut 4 of 6 image tokens before layer 1. */
    static JournalEntry entry(String setting, String sample, String answer) {
        return entry(setting, sample, answer, IDENTITY);
    }

    static JournalEntry entry(String setting, String sample, String answer, RunIdentity identity) {
        return new JournalEntry(
                JournalEntry.FORMAT,
                setting,
                new AskedSample(sample, List.of("What is this?"), List.of("A cat")),
                new GivenAnswer(answer, List.of(5, 7, 2), "stop"),
                new TokenCounts(
                        10, 6, TokensPerLayer.of(10, 6), TokensPerLayer.of(6, 2), List.of(12, 8)),
                List.of(new KeptPositions("fastv", "before-layer1", 2.4, 2, List.of(3, 5))),
                new StageTimes(
                        Duration.ofMillis(3),
                        Duration.ofNanos(123_456_789),
                        Duration.ofSeconds(2),
                        Duration.ZERO,
                        Duration.ofMillis(40),
                        Duration.ofMillis(2127)),
                Map.of(
                        "exact",
                        new FlopsFigures(
                                1.5,
                                "TFLOPs",
                                1.5e12,
                                0.1 + 0.2,
                                2e12,
                                1.0 / 3,
                                List.of(1e12, 5e11)),
                        "fastv-eq5",
                        new FlopsFigures(0.7, "billions", 7e8, 0.5, 7e8, 0.5, List.of(4e8, 3e8))),
                new MemoryUse(
                        new KvCacheBytes(List.of(960L, 640L)),
                        new KvCacheBytes(List.of(960L, 640L)),
                        new PeakMemory.Reading(1 << 30, PeakMemory.Source.RESIDENT)),
                new Provenance(
                        identity,
                        7,
                        "float32",
                        "cpu",
                        2,
                        "PyTorch 2.7.1",
                        new Machine("Linux 6", "amd64", "A processor", 2),
                        "17.0.1"),
                Map.of("lambda", json("{\"system\":0.85,\"image\":null}")));
    }

    private static JsonElement json(String text) {
        return JsonParser.parseString(text);
    }
}
