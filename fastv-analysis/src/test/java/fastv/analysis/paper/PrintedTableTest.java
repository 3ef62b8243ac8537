package fastv.analysis.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrintedTableTest {
    private final List<PrintedRow> table1 = PrintedTable.read("fastv-table1.csv", 2, 2, 6).rows();
    private final List<PrintedRow> table7 = PrintedTable.read("fastv-table7.csv", 2, 0, 4).rows();
    private final List<PrintedRow> ratios =
            PrintedTable.read("fastervlm-reduction-ratios.csv", 2, 1, 11).rows();

    @Test
    void the_printed_averages_of_table_1_are_those_of_the_printed_scores() {
        assertThat(table1).hasSize(13);
        for (PrintedRow row : table1) {
            double mean = row.scores().stream().mapToDouble(s -> s).average().orElseThrow();
            assertThat(Double.parseDouble(row.cells().get(6)))
                    .as(row.name())
                    .isCloseTo(mean, within(0.051));
        }
    }

    @Test
    void the_averages_of_fastervlm_are_what_is_kept_but_for_three_rows_of_sparsevlm() {
        List<String> off =
                ratios.stream()
                        .filter(PrintedRow::isPrinted)
                        .filter(
                                row ->
                                        Math.abs(
                                                        100 * row.kept(ratios.get(0)).orElseThrow()
                                                                - Double.parseDouble(
                                                                        row.cells().get(11)))
                                                > 0.0101)
                        .map(PrintedRow::name)
                        .toList();
        assertThat(off).containsExactly("SparseVLM R=50%", "SparseVLM R=75%", "SparseVLM R=90%");
    }

    @Test
    void what_is_kept_counts_every_column_alike() {
        // K=2 R=90: 72.1/99.8, 43.7/67.9, 70.1/76.7, 35/34.8
        assertThat(table1.get(1).name()).isEqualTo("K=2 R=90%");
        assertThat(table1.get(1).kept(table1.get(0)).orElseThrow())
                .isCloseTo(0.821434, within(1e-6));
    }

    @Test
    void what_failed_has_kept_nothing() {
        PrintedRow streaming = table7.get(7); // 13.2/100.3, 21.4/70.2, 0, 0
        assertThat(streaming.cells()).endsWith("Failed", "Failed");
        assertThat(streaming.kept(table7.get(0)).orElseThrow()).isCloseTo(0.109113, within(1e-6));
    }

    @Test
    void a_control_of_our_own_is_not_printed() {
        PrintedRow control = ratios.get(5);
        assertThat(control.name()).isEqualTo("random patches R=25%");
        assertThat(control.isPrinted()).isFalse();
        assertThat(control.kept(ratios.get(0))).isEmpty();
    }

    @Test
    void a_setting_is_found_by_the_k_and_r_of_its_label() {
        PrintedRow row = table1.get(2); // K=2 R=75
        assertThat(row.isSetting("fastv(k=2, r=0.75)")).isTrue();
        assertThat(row.isSetting("fastv(r=0.75, k=2)")).isTrue();
        assertThat(row.isSetting("fastv(k=2, r=0.5)")).isFalse();
        assertThat(row.isSetting("fastv(k=22, r=0.75)")).isFalse();
        assertThat(row.isSetting("random(k=2, r=0.75)")).isFalse();
        assertThat(table1.get(0).isSetting("none")).isTrue();
    }

    @Test
    void fastv_that_ranks_at_random_is_the_control() {
        String random = "fastv(k=2, criterion=random, r=0.5)";
        assertThat(table7.get(2).isSetting(random)).as("(b)").isFalse();
        assertThat(table7.get(3).isSetting(random)).as("(c)").isTrue();
        assertThat(table7.get(3).isSetting("random(k=2, r=0.5)")).as("(c)").isTrue();
        assertThat(table1.get(12).isSetting("fastv(k=0, criterion=random, r=0.5)")).isTrue();
    }

    @Test
    void a_row_without_k_and_r_takes_any() {
        assertThat(table7.get(4).isSetting("rank-system(k=3, r=0.9)")).isTrue();
    }
}
