package fastv.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.cost.FlopsFigures;
import fastv.core.journal.EntryKey;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.RunFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunnerTest {
    private static final String SMALL =
            "strategies=[none, {fastv: {k: 2, r: 0.5}}, {fastv: {k: 2, r: 0}}, {random: {r: 0.5}}]";
    private static final String TWO_SEEDS = "seeds=[0, 1]";

    private static SampleRun sampleRun;
    private static ExperimentPlan plan;
    private static RunFolder folder;
    private static List<JournalEntry> entries;

    @BeforeAll
    static void run(@TempDir Path output) {
        sampleRun = new SampleRun(output);
        plan = sampleRun.plan(SMALL, TWO_SEEDS);
        folder = sampleRun.run(plan);
        entries = SampleRun.entries(folder);
    }

    @Test
    void every_sample_is_answered_once_under_every_setting_and_seed() {
        assertThat(entries).hasSize(11 * 4 * 2);
        assertThat(entries).extracting(JournalEntry::key).doesNotHaveDuplicates();
        assertThat(plan.answers()).isEqualTo(entries.size());
    }

    @Test
    void the_cache_holds_exactly_the_bytes_that_were_predicted() {
        assertThat(entries)
                .allSatisfy(
                        entry -> {
                            assertThat(entry.memory().kvMeasured())
                                    .isEqualTo(entry.memory().kvPredicted());
                            assertThat(entry.memory().kvMeasured().total()).isPositive();
                        });
    }

    @Test
    void fastv_that_removes_nothing_answers_as_the_unpruned_model() {
        Map<EntryKey, List<Integer>> tokens = tokens(entries);
        for (JournalEntry entry : entries) {
            if (entry.setting().equals("fastv(k=2, r=0)")) {
                EntryKey none =
                        new EntryKey("none", entry.provenance().seed(), entry.sample().id());
                assertThat(entry.answer().tokenIds()).isEqualTo(tokens.get(none));
            }
        }
    }

    /** 64 image tokens per picture; half of them leave before layer 2 of 8. */
    @Test
    void tokens_per_layer_are_those_that_were_cut() {
        JournalEntry entry = entry("fastv(k=2, r=0.5)", 0, "circle-colour");
        int prompt = entry.tokens().prompt();
        int cut = prompt - 32;
        assertThat(entry.tokens().image()).isEqualTo(64);
        assertThat(entry.tokens().perLayer().toArray())
                .containsExactly(prompt, prompt, cut, cut, cut, cut, cut, cut);
        assertThat(entry.tokens().imagePerLayer().toArray())
                .containsExactly(64, 64, 32, 32, 32, 32, 32, 32);
        assertThat(entry.kept()).hasSize(1);
        assertThat(entry.kept().get(0).ranking()).isEqualTo("text-attention");
        assertThat(entry.kept().get(0).requestedBudget()).isEqualTo(32.0);
        assertThat(entry.kept().get(0).positions()).hasSize(32).isSorted();
    }

    @Test
    void another_seed_draws_other_tokens_and_changes_nothing_that_is_not_drawn() {
        assertThat(kept("random(r=0.5)", 0)).isNotEqualTo(kept("random(r=0.5)", 1));
        assertThat(kept("fastv(k=2, r=0.5)", 0)).isEqualTo(kept("fastv(k=2, r=0.5)", 1));
        assertThat(entry("none", 0, "circle-colour").answer())
                .isEqualTo(entry("none", 1, "circle-colour").answer());
    }

    @Test
    void cost_counts_the_rows_that_the_ranking_read() {
        JournalEntry drawn = entry("random(r=0.5)", 0, "circle-colour");
        JournalEntry ranked = entry("fastv(k=2, r=0.5)", 0, "circle-colour");
        double row = 2.0 * 4 * 16 * ranked.tokens().prompt(); // heads x headDim x keys, two each
        assertThat(ranked.flops().keySet())
                .containsExactlyInAnyOrder("exact", "fastv-eq5", "fastv-table1");
        assertThat(exact(ranked).decoder()).isEqualTo(exact(drawn).decoder());
        assertThat(exact(ranked).total() - exact(drawn).total()).isEqualTo(row);
    }

    @Test
    void an_entry_knows_what_made_it() {
        JournalEntry entry = entries.get(0);
        assertThat(entry.provenance().identity()).isEqualTo(plan.identity());
        assertThat(entry.provenance().dtype()).isEqualTo("float32");
        assertThat(entry.provenance().device()).startsWith("cpu");
        assertThat(entry.provenance().threads()).isPositive();
        assertThat(entry.provenance().engine()).startsWith("PyTorch");
        assertThat(entry.times().prefill()).isPositive();
        assertThat(entry.times().vision()).isPositive();
    }

    @Test
    void a_finished_run_is_left_alone() throws IOException {
        byte[] before = Files.readAllBytes(folder.journal());
        sampleRun.run(
                sampleRun.plan(SMALL, TWO_SEEDS),
                new StopSignal(),
                new SampleRun.Silence() {
                    @Override
                    public void answered(JournalEntry entry) {
                        throw new AssertionError("made again: " + entry.key());
                    }
                });
        assertThat(Files.readAllBytes(folder.journal())).isEqualTo(before);
    }

    @Test
    void a_journal_cut_off_anywhere_is_completed_with_the_same_answers(@TempDir Path again)
            throws IOException {
        SampleRun other = new SampleRun(again);
        ExperimentPlan same = other.plan(SMALL, TWO_SEEDS, "warm-up=0");
        RunFolder copy = other.run(same);
        Map<EntryKey, List<Integer>> expected = tokens(SampleRun.entries(copy));
        Random random = new Random(5);
        for (int round = 0; round < 4; round++) {
            long length = (long) (random.nextDouble() * Files.size(copy.journal()));
            try (FileChannel journal = FileChannel.open(copy.journal(), StandardOpenOption.WRITE)) {
                journal.truncate(length);
            }
            other.run(same);
            assertThat(SampleRun.entries(copy))
                    .extracting(JournalEntry::key)
                    .doesNotHaveDuplicates();
            assertThat(tokens(SampleRun.entries(copy))).as("cut at %d", length).isEqualTo(expected);
        }
        assertThat(expected).isEqualTo(tokens(entries));
    }

    @Test
    void a_stop_ends_the_run_between_layers_and_keeps_what_is_there(@TempDir Path again) {
        SampleRun other = new SampleRun(again);
        ExperimentPlan same = other.plan(SMALL, "warm-up=0");
        StopSignal stop = new StopSignal();
        Set<EntryKey> heard = new HashSet<>();
        assertThatThrownBy(
                        () ->
                                other.run(
                                        same,
                                        stop,
                                        new SampleRun.Silence() {
                                            @Override
                                            public void answered(JournalEntry entry) {
                                                heard.add(entry.key());
                                                if (heard.size() == 6) {
                                                    stop.ask();
                                                }
                                            }
                                        }))
                .isInstanceOf(CancellationException.class);
        assertThat(SampleRun.entries(same.folder()))
                .extracting(JournalEntry::key)
                .containsExactlyInAnyOrderElementsOf(heard)
                .hasSize(6);
    }

    @Test
    void texts_that_end_an_answer_are_not_part_of_it(@TempDir Path again) {
        String answer = entry("none", 0, "circle-colour").answer().text();
        String stop = answer.substring(answer.length() / 2, answer.length() / 2 + 2);
        SampleRun other = new SampleRun(again);
        RunFolder stopped =
                other.run(
                        other.plan(
                                "strategies=[none]",
                                "limits.samples=1",
                                "generation.stop=['" + stop + "']"));
        JournalEntry entry = SampleRun.entries(stopped).get(0);
        assertThat(entry.answer().finishReason()).isEqualTo("stop-text");
        assertThat(entry.answer().text())
                .isEqualTo(answer.substring(0, answer.indexOf(stop)).strip());
        assertThat(entry.memory().kvMeasured()).isEqualTo(entry.memory().kvPredicted());
    }

    @Test
    void every_mode_of_fastv_keeps_its_books(@TempDir Path again) {
        SampleRun other = new SampleRun(again);
        RunFolder modes =
                other.run(
                        other.plan(
                                "strategies=[{fastv: {grid: {mode: [drop-cached, drop-recompute,"
                                        + " mask-cached, mask-recompute]}}}, {fastv: {k: 8}},"
                                        + " {fastv: {criterion: mean-all, positions: compact}},"
                                        + " {name: two, stages: [{site: {name: before-layer,"
                                        + " layer: 2}, score: random, budget: {name: ratio, r:"
                                        + " 0.5}}, {site: {name: before-layer, layer: 4}, score:"
                                        + " random, budget: {name: count, value: 3}}]}]",
                                "limits.samples=2",
                                "generation.max-new-tokens=4"));
        List<JournalEntry> made = SampleRun.entries(modes);
        assertThat(made).hasSize(14);
        assertThat(made)
                .allSatisfy(
                        entry ->
                                assertThat(entry.memory().kvMeasured())
                                        .isEqualTo(entry.memory().kvPredicted()));
        Map<String, List<Integer>> image = new HashMap<>();
        made.forEach(
                entry ->
                        image.put(
                                entry.setting(),
                                List.of(
                                        entry.tokens().imagePerLayer().last(),
                                        entry.tokens().prompt() - entry.tokens().perLayer().last(),
                                        entry.tokens().cacheLengths().size())));
        assertThat(image)
                .containsEntry("fastv(mode=drop-cached)", List.of(32, 32, 8))
                .containsEntry("fastv(mode=drop-recompute)", List.of(32, 32, 0))
                .containsEntry("fastv(mode=mask-cached)", List.of(32, 0, 8))
                .containsEntry("fastv(mode=mask-recompute)", List.of(32, 0, 0))
                .containsEntry("fastv(k=8)", List.of(64, 0, 8))
                .containsEntry("two", List.of(3, 61, 8));
    }

    private static JournalEntry entry(String setting, long seed, String sample) {
        EntryKey key = new EntryKey(setting, seed, sample);
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst().orElseThrow();
    }

    private static FlopsFigures exact(JournalEntry entry) {
        return Objects.requireNonNull(entry.flops().get("exact"));
    }

    private static List<List<Integer>> kept(String setting, long seed) {
        return entries.stream()
                .filter(e -> e.setting().equals(setting) && e.provenance().seed() == seed)
                .map(e -> e.kept().get(0).positions())
                .toList();
    }

    private static Map<EntryKey, List<Integer>> tokens(List<JournalEntry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(JournalEntry::key, entry -> entry.answer().tokenIds()));
    }
}
