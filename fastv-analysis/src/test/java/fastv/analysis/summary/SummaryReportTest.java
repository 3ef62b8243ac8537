package fastv.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.analysis.AnalysisModule;
import fastv.analysis.EqualScorer;
import fastv.core.cost.ExactFlops;
import fastv.core.cost.FlopsFigures;
import fastv.core.cost.KvCacheBytes;
import fastv.core.cost.PeakMemory;
import fastv.core.cost.StageTimes;
import fastv.core.cost.TokensPerLayer;
import fastv.core.journal.AskedSample;
import fastv.core.journal.GivenAnswer;
import fastv.core.journal.Journal;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReport;
import fastv.core.journal.Machine;
import fastv.core.journal.MemoryUse;
import fastv.core.journal.Provenance;
import fastv.core.journal.ReportFormat;
import fastv.core.journal.RunFolder;
import fastv.core.journal.RunIdentity;
import fastv.core.journal.TokenCounts;
import fastv.core.plugin.FastvPlugin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SummaryReportTest {
    private static final RunIdentity IDENTITY = new RunIdentity("plan", "weights", "data", "0.1.0");
    private static final SummaryReport REPORT =
            new SummaryReport(Map.of("exact", new ExactFlops()), EqualScorer.SCORERS);

    /** One entry; {@code odd} moves every number that is not a token count a little. */
    static JournalEntry entry(String setting, String sample, String answer, int kept, double odd) {
        boolean unpruned = setting.equals(JournalEntry.UNPRUNED);
        int after = unpruned ? 640 : 64 + kept;
        KvCacheBytes bytes = new KvCacheBytes(List.of(640L << 10, (long) after << 10));
        Duration time = Duration.ofNanos(100_000_000L + (long) (1e7 * odd));
        return new JournalEntry(
                JournalEntry.FORMAT,
                setting,
                new AskedSample(sample, List.of("Which animal?"), List.of("cat", "a cat")),
                new GivenAnswer(answer, List.of(5, 2), "stop"),
                new TokenCounts(
                        640,
                        576,
                        TokensPerLayer.of(640, 640, after, after),
                        TokensPerLayer.of(576, 576, after - 64, after - 64),
                        List.of()),
                List.of(),
                new StageTimes(time, time, time, unpruned ? Duration.ZERO : time, time, time),
                Map.of(
                        "exact",
                        new FlopsFigures(
                                4.0 + odd,
                                "TFLOPs",
                                (4 + odd) * 1e12,
                                unpruned ? 1 : 0.5,
                                (5 + odd) * 1e12,
                                unpruned ? 1 : 0.6,
                                List.of())),
                new MemoryUse(
                        bytes, bytes, new PeakMemory.Reading(1 << 30, PeakMemory.Source.RESIDENT)),
                new Provenance(
                        IDENTITY,
                        7,
                        "float32",
                        "cpu",
                        2,
                        "PyTorch",
                        new Machine("Linux", "amd64", "cpu", 2),
                        "17"),
                Map.of());
    }

    static Path write(Path runs, List<JournalEntry> entries) {
        RunFolder folder = RunFolder.under(runs, "tiny", IDENTITY);
        folder.create("name: tiny\n");
        try (Journal journal = Journal.open(folder)) {
            entries.forEach(journal::append);
        }
        return folder.journal();
    }

    private static List<JournalEntry> entries() {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String sample = "s" + i;
            entries.add(entry("fastv k=10", sample, "a cat", 288, 0.7));
            entries.add(entry("fastv k=2", sample, i == 3 ? "a dog" : "A cat.", 288, 0.1 * i));
            entries.add(entry("none", sample, i == 0 ? "a cat" : "A cat.", 576, 1.0 / (i + 3)));
        }
        return entries;
    }

    @Test
    void shows_one_row_per_setting_with_the_baseline_first(@TempDir Path runs) {
        String text = REPORT.render(write(runs, entries()), ReportFormat.TEXT);
        assertThat(text)
                .contains(
                        """
                        setting     tokens in each layer           exact     exact total
                                                                [TFLOPs]        [TFLOPs]
                        ----------------------------------------------------------------
                        none                       4x640  4.238 (100.0%)  5.238 (100.0%)
                        fastv k=2            2x640 2x352   4.150 (50.0%)   5.150 (60.0%)
                        fastv k=10           2x640 2x352   4.700 (50.0%)   5.700 (60.0%)
                        """)
                .containsSubsequence(
                        "none              4  100.0% (4/4)  100.0% (4/4)    576 -> 576         576    1.3 MiB",
                        "fastv k=2         4   50.0% (2/4)   75.0% (3/4)    576 -> 288         432  992.0 KiB",
                        "fastv k=10        4   25.0% (1/4)  100.0% (4/4)")
                .contains("exact: operations, two per multiply-accumulate");
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void is_the_same_to_the_byte_in_any_order_of_writing(ReportFormat format, @TempDir Path runs) {
        List<JournalEntry> entries = entries();
        String expected = REPORT.render(write(runs.resolve("0"), entries), format);
        for (int seed = 1; seed <= 10; seed++) {
            Collections.shuffle(entries, new Random(seed));
            assertThat(REPORT.render(write(runs.resolve("" + seed), entries), format))
                    .isEqualTo(expected);
        }
    }

    @Test
    void without_an_unpruned_run_agreement_is_a_dash(@TempDir Path runs) {
        List<JournalEntry> pruned =
                entries().stream().filter(e -> !e.setting().equals("none")).toList();
        Path journal = write(runs, pruned);
        assertThat(REPORT.render(journal, ReportFormat.MARKDOWN))
                .contains("| fastv k=2 | 4 | - | 75.0% (3/4) | 576 -> 288 | 432 |");
        assertThat(json(journal).get("agreement").isJsonNull()).isTrue();
    }

    @Test
    void agreement_counts_only_samples_that_ran_unpruned(@TempDir Path runs) {
        List<JournalEntry> entries = entries().subList(0, 11); // the last unpruned one is missing
        assertThat(REPORT.render(write(runs, entries), ReportFormat.TEXT)).contains("66.7% (2/3)");
    }

    @Test
    void numbers_in_json_are_full_and_carry_their_unit(@TempDir Path runs) {
        JsonObject none = json(write(runs, entries()));
        assertThat(none.get("setting").getAsString()).isEqualTo("none");
        assertThat(none.get("kvMeasuredBytes").getAsDouble()).isEqualTo(1280 * 1024);
        // 100 ms and a third, a quarter, a fifth, a sixth of 10 ms: the middle two are 1/5 and 1/4
        assertThat(none.getAsJsonObject("medianSeconds").get("vision").getAsDouble())
                .isEqualTo(0.10225);
        assertThat(none.getAsJsonObject("flops").getAsJsonObject("exact").get("unit").getAsString())
                .isEqualTo("TFLOPs");
    }

    @Test
    void csv_has_one_line_per_setting_with_as_many_cells_as_names(@TempDir Path runs) {
        List<String> lines =
                REPORT.render(write(runs, entries()), ReportFormat.CSV).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .allMatch(line -> line.split(",", -1).length == lines.get(0).split(",").length);
        assertThat(lines.get(2)).startsWith("fastv k=2,4,2,4,3,4,576.0,288.0,432.0,2x640 2x352,");
    }

    @Test
    void an_empty_journal_gives_an_empty_table(@TempDir Path runs) {
        Path journal = write(runs, List.of());
        assertThat(REPORT.render(journal, ReportFormat.TEXT)).startsWith("setting  answers");
        assertThat(REPORT.render(journal, ReportFormat.CSV).lines()).hasSize(1);
    }

    @Test
    void is_found_under_its_name_without_an_import() {
        List<FastvPlugin> plugins = new ArrayList<>();
        ServiceLoader.load(FastvPlugin.class).forEach(plugins::add);
        assertThat(plugins).hasAtLeastOneElementOfType(AnalysisModule.class);
        Map<String, JournalReport> reports =
                Guice.createInjector(
                                binder -> {
                                    binder.requireExplicitBindings();
                                    binder.requireAtInjectOnConstructors();
                                    binder.install(new AnalysisModule());
                                })
                        .getInstance(Key.get(new TypeLiteral<Map<String, JournalReport>>() {}));
        assertThat(reports).containsKeys("summary", "answers", "results");
    }

    private static JsonObject json(Path journal) {
        return JsonParser.parseString(REPORT.render(journal, ReportFormat.JSON))
                .getAsJsonObject()
                .getAsJsonArray("settings")
                .get(0)
                .getAsJsonObject();
    }
}
