package fastv.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.error.BadInputException;
import fastv.core.journal.JournalEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnalysesInRunsTest {
    private static final String SETTINGS =
            "strategies=[none, {fastv: {k: 2, r: 0.5}}, {fastv: {k: 2, r: 0}},"
                    + " {fastv: {k: 2, r: 0.5, mode: mask-recompute}}, {fastervlm: {r: 0.5}}]";
    private static final String ALL =
            "analysis=[{attention: {own: true}}, {attention-map: {first: 1}}, loyalty, drift,"
                    + " scores, shift]";
    private static final String SHORT = "generation.max-new-tokens=4";
    private static final String TWO = "limits.samples=2";

    private static SampleRun sampleRun;
    private static List<JournalEntry> watched;
    private static List<JournalEntry> plain;

    @BeforeAll
    static void run(@TempDir Path output) {
        sampleRun = new SampleRun(output);
        watched = entries(SETTINGS, ALL, SHORT, TWO);
        plain = entries(SETTINGS, SHORT, TWO);
    }

    private static List<JournalEntry> entries(String... overrides) {
        return SampleRun.entries(sampleRun.run(sampleRun.plan(overrides)));
    }

    @Test
    void watching_changes_no_answer_and_no_cache() {
        assertThat(watched).hasSize(10);
        assertThat(watched)
                .extracting(JournalEntry::answer)
                .isEqualTo(plain.stream().map(JournalEntry::answer).toList());
        assertThat(watched)
                .extracting(JournalEntry::tokens)
                .isEqualTo(plain.stream().map(JournalEntry::tokens).toList());
        assertThat(watched)
                .extracting(JournalEntry::kept)
                .isEqualTo(plain.stream().map(JournalEntry::kept).toList());
        assertThat(plain).allMatch(entry -> entry.extra().isEmpty());
    }

    @Test
    void shares_of_attention_add_up_to_one_for_every_row_head_and_layer() {
        for (JournalEntry entry : watched) {
            JsonObject attention = extra(entry, "attention");
            assertThat(attention.getAsJsonObject("readings").keySet())
                    .containsExactlyInAnyOrder("own", "producing");
            attention
                    .getAsJsonObject("readings")
                    .asMap()
                    .values()
                    .forEach(AnalysesInRunsTest::requireWhole);
        }
    }

    private static void requireWhole(JsonElement reading) {
        int rows = reading.getAsJsonObject().get("rows").getAsInt();
        assertThat(rows).isEqualTo(4);
        for (JsonElement layer : reading.getAsJsonObject().getAsJsonArray("lambda")) {
            assertThat(layer.getAsJsonArray()).hasSize(4);
            for (JsonElement head : layer.getAsJsonArray()) {
                assertThat(sum(head.getAsJsonArray())).isCloseTo(rows, offset(1e-5));
            }
        }
    }

    private static double sum(JsonArray numbers) {
        return numbers.asList().stream().mapToDouble(JsonElement::getAsDouble).sum();
    }

    /** 64 image tokens; from layer 2 on half of them, whether dropped or masked. */
    @Test
    void layers_behind_the_cut_count_the_image_tokens_that_are_left() {
        for (String mode : List.of("fastv(k=2, r=0.5)", "fastv(k=2, r=0.5, mode=mask-recompute)")) {
            JsonArray tokens =
                    extra(entry(mode), "attention")
                            .getAsJsonObject("readings")
                            .getAsJsonObject("producing")
                            .getAsJsonArray("tokens");
            assertThat(tokens.get(1).getAsJsonArray().get(1).getAsInt()).isEqualTo(64);
            assertThat(tokens.get(2).getAsJsonArray().get(1).getAsInt()).isEqualTo(32);
        }
    }

    @Test
    void removing_nothing_is_wholly_loyal_and_drifts_nowhere() {
        JournalEntry same = entry("fastv(k=2, r=0)");
        assertThat(extra(same, "loyalty").get("sameAnswer").getAsBoolean()).isTrue();
        assertThat(extra(same, "loyalty").get("klUnpruned").getAsDouble()).isZero();
        assertThat(sum(extra(same, "drift").getAsJsonArray("relative"))).isZero();
    }

    @Test
    void states_drift_only_behind_the_cut() {
        JsonArray relative = extra(entry("fastv(k=2, r=0.5)"), "drift").getAsJsonArray("relative");
        assertThat(relative.get(1).getAsDouble()).isZero();
        assertThat(relative.get(2).getAsDouble()).isPositive();
    }

    @Test
    void the_unpruned_answer_alone_has_shift_and_maps_and_no_comparison() {
        assertThat(entry("none").extra())
                .containsOnlyKeys("attention", "attention-map", "scores", "shift");
        assertThat(entry("fastervlm(r=0.5)").extra())
                .containsOnlyKeys("attention", "drift", "loyalty", "scores");
    }

    @Test
    void scores_of_a_stage_before_the_decoder_are_by_patch() {
        JsonObject stage =
                extra(entry("fastervlm(r=0.5)"), "scores")
                        .getAsJsonArray("stages")
                        .get(0)
                        .getAsJsonObject();
        assertThat(stage.getAsJsonArray("patches")).hasSize(64);
        assertThat(stage.getAsJsonArray("scores")).hasSize(64);
        assertThat(stage.getAsJsonArray("kept")).hasSize(32);
    }

    @Test
    void answers_are_compared_with_an_unpruned_one_that_is_no_setting() {
        List<JournalEntry> alone =
                entries("strategies=[{fastv: {k: 2, r: 0.5}}]", "analysis=[loyalty]", SHORT, TWO);
        assertThat(alone).hasSize(2);
        assertThat(alone.get(0).extra("loyalty"))
                .isEqualTo(entry("fastv(k=2, r=0.5)").extra("loyalty"));
    }

    @Test
    void a_layer_that_the_model_does_not_have_is_refused_before_the_run() {
        assertThatThrownBy(() -> sampleRun.plan(SETTINGS, "analysis=[{shift: {layers: [8]}}]"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("layers: expected 0 to 7, the layers of the model, got 8");
    }

    @Test
    void an_analysis_is_part_of_what_a_run_is() {
        assertThat(sampleRun.plan(SETTINGS).identity())
                .isNotEqualTo(sampleRun.plan(SETTINGS, "analysis=[drift]").identity());
    }

    private static JournalEntry entry(String setting) {
        return watched.stream()
                .filter(entry -> entry.setting().equals(setting))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject extra(JournalEntry entry, String name) {
        return entry.extra(name).orElseThrow().getAsJsonObject();
    }
}
