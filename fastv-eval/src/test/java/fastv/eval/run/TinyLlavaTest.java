package fastv.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.journal.JournalEntry;
import fastv.core.score.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trained checkpoint that ships: it sees, and pruning costs what it should. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TinyLlavaTest {
    private static final Path MODEL = Path.of("../experiments/tiny-llava");
    private static final long MOST_BYTES = 12_000_000;

    private static List<JournalEntry> entries;
    private static Judge judge;

    @BeforeAll
    static void run(@TempDir Path output) {
        SampleRun quickstart = new SampleRun(output);
        judge = quickstart.judge();
        entries =
                SampleRun.entries(
                        quickstart.run(
                                quickstart.plan(
                                        Path.of("../experiments/quickstart.yaml"),
                                        "test",
                                        "data={format: scenes, split: test, seed: 11, scenes: 40,"
                                                + " kinds: [color-of-shape, exists, spatial,"
                                                + " multiple-choice, read-number]}",
                                        "strategies=[none, {random: {k: 2, r: 0.9}},"
                                                + " {text-only: {}}]")));
    }

    @Test
    void it_fits_into_twelve_million_bytes() throws IOException {
        try (Stream<Path> files = Files.list(MODEL)) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
            assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    /** Far below what its card says: 40 scenes are few, and this is no measurement. */
    @Test
    void it_answers_most_questions_about_pictures_it_has_never_seen() {
        assertThat(shares("none"))
                .allSatisfy((kind, share) -> assertThat(share).isGreaterThan(0.6));
    }

    @Test
    void without_image_tokens_it_can_but_guess() {
        double seeing = mean(shares("none"));
        double drawn = mean(shares("random(k=2, r=0.9)"));
        double blind = mean(shares("text-only"));
        assertThat(blind).isLessThan(0.5);
        assertThat(drawn).isBetween(blind, seeing);
    }

    /** Share of right answers by kind of question. */
    private static Map<String, Double> shares(String setting) {
        return entries.stream()
                .filter(entry -> entry.setting().equals(setting))
                .collect(
                        Collectors.groupingBy(
                                entry -> entry.sample().kind().orElseThrow(),
                                TreeMap::new,
                                Collectors.averagingDouble(TinyLlavaTest::right)));
    }

    private static double right(JournalEntry entry) {
        return judge.isRight(entry.sample(), entry.answer().text()).orElseThrow() ? 1 : 0;
    }

    private static double mean(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
