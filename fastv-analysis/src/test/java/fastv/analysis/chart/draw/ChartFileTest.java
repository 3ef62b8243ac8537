package fastv.analysis.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.analysis.chart.Axis;
import fastv.analysis.chart.HeatMap;
import fastv.analysis.chart.Mark;
import fastv.analysis.chart.Series;
import fastv.analysis.chart.XyChart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChartFileTest {
    private static final XyChart CHART =
            XyChart.of(
                    "A < B & C",
                    "Two points.",
                    Axis.of("time [s]", Axis.Format.PLAIN),
                    Axis.of("share", Axis.Format.PERCENT),
                    List.of(
                            new Series(
                                    "series",
                                    Series.Look.POINTS,
                                    List.of(
                                            new Mark(1, 0.5, 0.4, 0.7, Optional.empty()),
                                            Mark.at(2, 0.75).labelled("best")))));

    @Test
    void a_drawing_says_its_title_units_and_labels() {
        String svg = ChartFile.svg(CHART);
        assertThat(svg)
                .contains("A &lt; B &amp; C</title", "Two points.", "time [s]", "best")
                .contains("role=\"img\"", "prefers-color-scheme:dark");
    }

    @Test
    void what_has_a_dark_colour_is_marked() {
        assertThat(ChartFile.svg(CHART)).contains("cf-blue", "cf-ink", "cs-grid", "cf-paper");
    }

    @Test
    void drawings_of_one_page_share_no_identifier() {
        String first = ChartFile.svgElement(CHART, "f0");
        assertThat(first).startsWith("<svg").doesNotContain("id=\"clipPath", "url(#clipPath");
    }

    @Test
    void both_forms_have_the_size_of_the_chart() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartFile.png(CHART).bytes()));
        assertThat(image.getWidth()).isEqualTo(2 * CHART.width());
        assertThat(ChartFile.svg(CHART)).contains("viewBox=\"0 0 640 400\"");
    }

    @Test
    void the_first_row_of_a_heat_map_is_at_the_top() throws IOException {
        HeatMap map =
                new HeatMap(
                        "",
                        "alt",
                        "x",
                        "y",
                        List.of(),
                        List.of(),
                        List.of(List.of(1.0, 1.0), List.of(0.0, 0.0)),
                        new HeatMap.Scale("value", 0, 1, false, Axis.Format.PLAIN),
                        List.of(),
                        400,
                        300);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartFile.png(map).bytes()));
        int column = image.getWidth() / 3;
        assertThat(image.getRGB(column, image.getHeight() / 5)).isEqualTo(Viridis.at(1).getRGB());
        assertThat(image.getRGB(column, image.getHeight() * 3 / 5))
                .isEqualTo(Viridis.at(0).getRGB());
    }

    @Test
    void a_logarithmic_scale_takes_equal_factors_for_equal_steps() {
        HeatMap.Scale scale = new HeatMap.Scale("value", 0.001, 1, true, Axis.Format.PLAIN);
        assertThat(scale.place(0.0001)).isZero();
        assertThat(scale.place(Math.sqrt(0.001))).isEqualTo(0.5);
        assertThat(scale.place(2)).isEqualTo(1);
    }
}
