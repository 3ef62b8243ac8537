package fastv.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import fastv.analysis.attention.AttentionReading;
import fastv.analysis.attention.AttentionRecord;
import fastv.analysis.drift.DriftRecord;
import fastv.analysis.loyalty.LoyaltyRecord;
import fastv.analysis.map.AttentionMapRecord;
import fastv.analysis.scores.ScoresRecord;
import fastv.analysis.scores.ShownPicture;
import fastv.analysis.scores.StageScores;
import fastv.analysis.shift.ShiftRecord;
import fastv.core.error.BadInputException;
import fastv.core.json.RecordJson;
import fastv.core.prune.FloatMatrix;
import fastv.core.token.PatchGrid;
import fastv.core.token.Segment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordsTest {

    /** One layer, two heads, two rows: each head's four sums add up to 2. */
    private static final AttentionRecord ATTENTION =
            new AttentionRecord(
                    1,
                    2,
                    Map.of(
                            AttentionRecord.PRODUCING,
                            new AttentionReading(
                                    2,
                                    List.of(List.of(4, 8, 0, 2)),
                                    List.of(
                                            new FloatMatrix(
                                                    2,
                                                    4,
                                                    new float[] {
                                                        1, 0.5f, 0, 0.5f, 0.5f, 1, 0, 0.5f
                                                    })))));

    @Test
    void every_record_reads_as_it_was_written() {
        Record[] records = {
            ATTENTION,
            new AttentionMapRecord(
                    5,
                    2,
                    List.of(new AttentionMapRecord.Border("image", 1, 0.5)),
                    List.of(
                            new AttentionMapRecord.LayerMap(
                                    0, new FloatMatrix(2, 2, new float[] {0.5f, 0, 0, 1}), 1)),
                    List.of(new AttentionMapRecord.Anchor(0, 0, "system", "<s>", 0.8))),
            new LoyaltyRecord(false, true, 0.25, 0.5, 3),
            new DriftRecord(List.of(0f, 0.5f), List.of(1f, 0.25f)),
            new ScoresRecord(
                    List.of(new ShownPicture("a.png", new PatchGrid(1, 2, -1, 0, 2, 2, 2, 2))),
                    List.of(
                            new StageScores(
                                    "x",
                                    "before-layer 2",
                                    0,
                                    List.of(0, 1),
                                    List.of(1f, 2f),
                                    List.of(1)))),
            new ShiftRecord(
                    List.of(1),
                    new FloatMatrix(1, 2, new float[] {0.1f, 0.2f}),
                    List.of(0.5f, 0.25f),
                    List.of(0.9f),
                    0.8f)
        };
        for (Record record : records) {
            var tree = JsonParser.parseString(RecordJson.tree(record).toString());
            assertThat(RecordJson.record(tree, record.getClass(), "here")).isEqualTo(record);
        }
        assertThat(ATTENTION.json()).isEqualTo(RecordJson.tree(ATTENTION));
    }

    @Test
    void a_missing_key_and_a_contradiction_are_told() {
        assertThatThrownBy(
                        () ->
                                RecordJson.record(
                                        JsonParser.parseString("{\"relative\":[1]}"),
                                        DriftRecord.class,
                                        "drift"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "drift: expected the keys of DriftRecord, got: key \"cosine\" is missing");
        assertThatThrownBy(
                        () ->
                                RecordJson.record(
                                        JsonParser.parseString(
                                                "{\"relative\":[1],\"cosine\":[1,1]}"),
                                        DriftRecord.class,
                                        "drift"))
                .hasMessageContaining("expected 1 layers, got 2");
    }

    @Test
    void all_forms_follow_from_the_sums() {
        AttentionReading reading = ATTENTION.reading(AttentionRecord.PRODUCING).orElseThrow();
        assertThat(reading.lambdaSum(0, Segment.SYSTEM)).isEqualTo(0.75); // (1 + 0.5) / 2 heads
        assertThat(reading.lambdaMean(0, Segment.SYSTEM)).isEqualTo(0.375); // by 2 rows
        assertThat(reading.epsilonSum(0, Segment.SYSTEM)).isEqualTo(0.1875); // by 4 tokens
        assertThat(reading.epsilonMean(0, Segment.IMAGE)).isEqualTo(0.75 / 8 / 2);
        assertThat(reading.epsilonSum(0, Segment.INSTRUCTION)).isNaN();
    }

    @Test
    void padding_shows_nothing_of_the_picture() {
        PatchGrid grid = new PatchGrid(1, 3, -2, 0, 2, 4, 4, 4);
        assertThat(grid.region(0).isEmpty()).isTrue();
        assertThat(grid.region(1)).isEqualTo(new PatchGrid.Region(0, 0, 2, 4));
        assertThat(grid.region(2)).isEqualTo(new PatchGrid.Region(2, 0, 4, 4));
    }
}
