package fastv.analysis.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrintedRowTest {
    private final List<PrintedRow> rows = PrintedRow.all();

    @Test
    void the_printed_averages_are_those_of_the_printed_scores() {
        assertThat(rows).hasSize(13);
        for (PrintedRow row : rows) {
            double mean = row.scores().stream().mapToDouble(s -> s).average().orElseThrow();
            assertThat(row.average()).as(row.name()).isCloseTo(mean, within(0.051));
        }
    }

    @Test
    void what_is_kept_counts_every_column_alike() {
        // K=2 R=90: 72.1/99.8, 43.7/67.9, 70.1/76.7, 35/34.8
        assertThat(rows.get(1).name()).isEqualTo("K=2 R=90%");
        assertThat(rows.get(1).kept(rows.get(0))).isCloseTo(0.821434, within(1e-6));
    }

    @Test
    void a_setting_is_found_by_the_k_and_r_of_its_label() {
        PrintedRow row = rows.get(2); // K=2 R=75
        assertThat(TableRow.isSetting("fastv(k=2, r=0.75)", row)).isTrue();
        assertThat(TableRow.isSetting("fastv(r=0.75, k=2)", row)).isTrue();
        assertThat(TableRow.isSetting("fastv(k=2, r=0.5)", row)).isFalse();
        assertThat(TableRow.isSetting("fastv(k=22, r=0.75)", row)).isFalse();
        assertThat(TableRow.isSetting("random(k=2, r=0.75)", row)).isFalse();
        assertThat(TableRow.isSetting("none", rows.get(0))).isFalse();
    }
}
