package fastv.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import fastv.core.journal.EntryKey;
import fastv.core.journal.GivenAnswer;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.JournalReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own that are ended from outside. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledRunTest {
    private static final int KILLS = 3;
    private static final int ANSWERS = 11 * 3 * 2;
    private static final List<String> TIMES = List.of("medianSeconds", "peakBytes");

    private final Path temp;

    KilledRunTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @Test
    void a_run_killed_at_random_moments_loses_and_repeats_nothing() throws Exception {
        Path undisturbed = run("undisturbed");
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            int lines = random.nextInt(ANSWERS * (kill + 1) / KILLS);
            try (FastvProcess process = start("killed")) {
                awaitLines(process, temp.resolve("killed"), lines);
                Thread.sleep(random.nextInt(30));
                process.kill();
            }
        }
        Path killed = run("killed");
        assertThat(answers(killed)).isEqualTo(answers(undisturbed));
        assertThat(summary(killed)).isEqualTo(summary(undisturbed));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "knows no SIGTERM")
    void a_run_that_is_asked_to_end_says_how_to_continue() throws Exception {
        try (FastvProcess process = start("asked")) {
            awaitLines(process, temp.resolve("asked"), 5);
            process.terminate();
            assertThat(process.await()).isEqualTo(128 + 15);
            assertThat(process.printed())
                    .contains("stopped; the same command continues the run")
                    .doesNotContain("SIGSEGV", "Exception", "terminate called");
        }
        assertThat(answers(run("asked"))).hasSize(ANSWERS);
    }

    private Path run(String name) throws Exception {
        try (FastvProcess process = start(name)) {
            assertThat(process.await()).as(process.printed()).isZero();
        }
        try (Stream<Path> folders = Files.list(temp.resolve(name))) {
            return folders.findFirst().orElseThrow();
        }
    }

    private FastvProcess start(String name) throws IOException {
        return new FastvProcess(
                temp.resolve(name + ".txt"),
                List.of(
                        "run",
                        "src/test/resources/sample-run/experiment.yaml",
                        "--set",
                        "strategies=[none, {fastv: {k: 2, r: 0.5}}, {random: {k: 2, r: 0.5}}]",
                        "--set",
                        "seeds=[0, 1]",
                        "--set",
                        "output=" + temp.resolve(name)));
    }

    private static void awaitLines(FastvProcess process, Path runs, int lines) throws Exception {
        while (process.isAlive() && lines(runs) < lines) {
            Thread.sleep(2);
        }
    }

    private static long lines(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(runs)) {
            List<Path> journals =
                    folders.map(folder -> folder.resolve("journal.jsonl"))
                            .filter(Files::exists)
                            .toList();
            return journals.isEmpty()
                    ? 0
                    : new String(Files.readAllBytes(journals.get(0)), StandardCharsets.UTF_8)
                            .lines()
                            .count();
        }
    }

    /** Fails if an entry is there twice. */
    private static Map<EntryKey, GivenAnswer> answers(Path folder) {
        Map<EntryKey, GivenAnswer> answers = new HashMap<>();
        List<EntryKey> keys = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(folder.resolve("journal.jsonl"))) {
            while (reader.hasNext()) {
                JournalEntry entry = reader.next();
                keys.add(entry.key());
                answers.put(entry.key(), entry.answer());
            }
        }
        assertThat(keys).doesNotHaveDuplicates().hasSize(ANSWERS);
        return answers;
    }

    private static JsonElement summary(Path folder) throws IOException {
        JsonElement json = JsonParser.parseString(Files.readString(folder.resolve("summary.json")));
        json.getAsJsonObject()
                .getAsJsonArray("settings")
                .forEach(setting -> TIMES.forEach(setting.getAsJsonObject()::remove));
        return json;
    }
}
