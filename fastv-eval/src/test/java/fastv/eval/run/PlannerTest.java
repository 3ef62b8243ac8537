package fastv.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import fastv.core.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannerTest {
    private static final Path TEXT_MODEL =
            Path.of("src/test/resources/golden/checkpoints/stories260k").toAbsolutePath();

    private final Path temp;
    private final SampleRun sampleRun;

    PlannerTest(@TempDir Path temp) {
        this.temp = temp;
        this.sampleRun = new SampleRun(temp.resolve("runs"));
    }

    @Test
    void another_version_is_another_run_and_the_same_plan_is_the_same() {
        ExperimentPlan one = sampleRun.plan(SampleRun.FILE, "1");
        assertThat(sampleRun.plan(SampleRun.FILE, "1").folder()).isEqualTo(one.folder());
        assertThat(sampleRun.plan(SampleRun.FILE, "2").folder()).isNotEqualTo(one.folder());
        assertThat(sampleRun.plan(SampleRun.FILE, "1", "seeds=[1]").folder())
                .isNotEqualTo(one.folder());
        assertThat(sampleRun.plan(SampleRun.FILE, "1", "dtype=bfloat16").folder())
                .isNotEqualTo(one.folder());
    }

    @Test
    void a_fitted_file_counts_by_its_content_alone_and_composed() throws IOException {
        for (String strategies :
                List.of("[{vtw: {fitted: %s}}]", "[{compose: [fastervlm, {vtw: {fitted: %s}}]}]")) {
            Path fitted = temp.resolve("vtw.json");
            String given = "strategies=" + strategies.formatted(fitted);
            Files.writeString(fitted, "{\"strategy\": \"vtw\", \"k\": 1}");
            RunFolder one = sampleRun.plan(SampleRun.FILE, "1", given).folder();
            Files.writeString(fitted, "{\"strategy\": \"vtw\", \"k\": 2}");
            assertThat(sampleRun.plan(SampleRun.FILE, "1", given).folder()).isNotEqualTo(one);
            Files.writeString(fitted, "{\"strategy\": \"vtw\", \"k\": 1}");
            assertThat(sampleRun.plan(SampleRun.FILE, "1", given).folder()).isEqualTo(one);
        }
    }

    @Test
    void a_model_without_eyes_gets_no_pictures() {
        assertThatThrownBy(
                        () ->
                                sampleRun.plan(
                                        "model.checkpoint=" + TEXT_MODEL,
                                        "strategies=[none]",
                                        "limits.samples=1"))
                .isInstanceOfSatisfying(
                        BadInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .singleElement()
                                        .asString()
                                        .endsWith(
                                                "questions.jsonl:1: image: expected no picture,"
                                                        + " since llama reads text only, got 1"));
    }

    @Test
    void a_model_without_eyes_has_no_image_tokens_to_remove() throws IOException {
        assertThatThrownBy(() -> text("strategies=[{fastv: {k: 2}}]"))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(
                        "strategies.0.fastv: expected a strategy that acts on text, since llama"
                                + " reads no pictures, got one that removes image tokens");
    }

    @Test
    void a_model_without_eyes_answers_text() throws IOException {
        ExperimentPlan plan = text("strategies=[none]", "generation.max-new-tokens=3");
        List<JournalEntry> entries = SampleRun.entries(sampleRun.run(plan));
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).tokens().image()).isZero();
        assertThat(entries.get(0).memory().kvMeasured())
                .isEqualTo(entries.get(0).memory().kvPredicted());
    }

    private ExperimentPlan text(String... overrides) throws IOException {
        Path questions = temp.resolve("text.jsonl");
        Files.writeString(questions, "{\"id\": \"a\", \"question\": \"Once upon a time\"}\n");
        Path file = temp.resolve("text.yaml");
        Files.writeString(
                file,
                """
                model: {checkpoint: %s}
                data: {questions: text.jsonl}
                strategies: [none]
                """
                        .formatted(TEXT_MODEL));
        return sampleRun.plan(file, "test", overrides);
    }
}
