package fastv.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CellsTest {

    @ParameterizedTest
    @CsvSource({
        "TFLOPs, 4.2, TFLOPs, 1",
        "TFLOPs, 0.0002, GFLOPs, 1000",
        "TFLOPs, 0.00002, MFLOPs, 1000000",
        "TFLOPs, 0, MFLOPs, 1000000",
        "billions per layer, 0.005, millions per layer, 1000",
        "sheep, 0.005, sheep, 1"
    })
    void small_models_get_small_units(String own, double largest, String name, double factor) {
        assertThat(FigureUnit.of(own, largest)).isEqualTo(new FigureUnit(name, factor));
    }

    @ParameterizedTest
    @CsvSource({
        "4.86656704512, 4.867",
        "0.0000135843, 0.00001358",
        "99327.5, 99330",
        "0, 0",
        "100, 100.0",
        "4.15, 4.150",
        "9.9999, 10.00"
    })
    void figures_have_four_digits_and_no_exponent(double value, String text) {
        assertThat(Cells.significant(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "331874304, 316.5 MiB"})
    void bytes_are_in_units_of_1024(double bytes, String text) {
        assertThat(Cells.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void means_of_layers_keep_one_decimal_where_they_need_it() {
        assertThat(Cells.runLengths(List.of(640.0, 640.0, 351.5, 351.5, 351.5)))
                .isEqualTo("2x640 3x351.5");
        assertThat(Cells.runLengths(List.of())).isEmpty();
    }

    @Test
    void a_share_shows_its_counts_and_nothing_is_a_dash() {
        assertThat(Cells.share(Optional.of(new Share(19, 20)))).isEqualTo("95.0% (19/20)");
        assertThat(Cells.share(Optional.empty())).isEqualTo("-");
    }

    @Test
    void settings_sort_by_the_numbers_in_their_labels() {
        List<String> labels =
                new ArrayList<>(
                        List.of(
                                "fastv k=10 r=0.5",
                                "random",
                                "fastv k=2 r=0.75",
                                "none",
                                "fastv k=2 r=0.5",
                                "fastv"));
        Collections.shuffle(labels, new Random(3));
        labels.sort(new SettingOrder());
        assertThat(labels)
                .containsExactly(
                        "none",
                        "fastv",
                        "fastv k=2 r=0.5",
                        "fastv k=2 r=0.75",
                        "fastv k=10 r=0.5",
                        "random");
    }

    @Test
    void cells_with_commas_quotes_and_bars_stay_cells() {
        Columns table = new Columns(List.of("a", "b"), List.of(List.of("x|\"y\",z", "1")));
        assertThat(table.csv()).isEqualTo("a,b\n\"x|\"\"y\"\",z\",1\n");
        assertThat(table.markdown()).isEqualTo("| a | b |\n| --- | ---: |\n| x\\|\"y\",z | 1 |\n");
    }
}
