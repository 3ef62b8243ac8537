package fastv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaperFlopsTest {

    private static FlopsInput llava(int tokens, RequestedCut... cuts) {
        return FlopsInput.prefill(
                        ModelShape.text(Shapes.VICUNA_7B),
                        tokens,
                        576,
                        TokensPerLayer.uncut(32, tokens))
                .requesting(List.of(cuts));
    }

    @Test
    void equation_5_does_not_take_a_cut_of_text_for_one_of_image_tokens() {
        FlopsInput textCut =
                new FlopsInput(
                        ModelShape.text(Shapes.VICUNA_7B),
                        0,
                        640,
                        576,
                        TokensPerLayer.uncut(32, 640).cutBefore(2, 620),
                        Optional.of(TokensPerLayer.uncut(32, 576)),
                        List.of(),
                        Decoding.CACHED,
                        0,
                        List.of());
        assertThat(new FastvEquation5().evaluate(textCut).decoderRatio()).isEqualTo(1);
        assertThat(new FastvTable1().evaluate(textCut).decoderRatio()).isLessThan(1);
    }

    @Test
    void table_1_prints_the_average_layer_of_612_tokens() {
        FlopsReport report = new FastvTable1().evaluate(llava(612));
        assertThat(PrintedFlops.billions(report.figure())).isEqualTo("99.3");
        assertThat(report.decoderRatio()).isEqualTo(1);
    }

    @Test
    void table_1_keeps_all_text_and_does_not_round_the_kept_tokens() {
        // 612 - 0.9 * 576 = 93.6 tokens in 30 of 32 layers
        FlopsReport report =
                new FastvTable1().evaluate(llava(612, RequestedCut.ratio(2, 0.9, 576)));
        assertThat(report.perLayer().get(1)).isCloseTo(99.327541248e9, within(1.0));
        assertThat(report.perLayer().get(2)).isCloseTo(14.79377682432e9, within(1.0));
        assertThat(PrintedFlops.percent(report.decoderRatio())).isEqualTo("20%");
    }

    @Test
    void equation_5_scales_image_tokens_alone() {
        // equation 5 as printed: K = 2, R = 50 %, n = 576 saves 47.6 %
        FlopsReport report =
                new FastvEquation5().evaluate(llava(640, RequestedCut.ratio(2, 0.5, 576)));
        assertThat(1 - report.decoderRatio()).isCloseTo(0.476, within(5e-4));
    }

    @Test
    void without_requested_cuts_the_executed_tokens_count() {
        FlopsInput executed =
                FlopsInput.prefill(
                        ModelShape.text(Shapes.VICUNA_7B),
                        612,
                        576,
                        TokensPerLayer.uncut(32, 612).cutBefore(2, 324).cutBefore(9, 100));
        FlopsInput requested = llava(612, new RequestedCut(2, 288), new RequestedCut(9, 64));
        for (FlopsFormula formula : List.of(new FastvTable1(), new FastvEquation5())) {
            assertThat(formula.evaluate(executed)).isEqualTo(formula.evaluate(requested));
        }
    }

    @Test
    void equation_5_of_a_prompt_without_pictures_saves_nothing() {
        FlopsInput text =
                FlopsInput.prefill(ModelShape.text(Shapes.TINY), 5, 0, TokensPerLayer.uncut(3, 5));
        assertThat(new FastvEquation5().evaluate(text).decoderRatio()).isEqualTo(1);
    }

    @Test
    void prints_halves_upwards() {
        assertThat(PrintedFlops.billions(0.25)).isEqualTo("0.3");
        assertThat(PrintedFlops.percent(0.545)).isEqualTo("55%");
        // 57 % of 99.3 is 56.601, whatever the unrounded ratio gives
        assertThat(PrintedFlops.ratioTimesBaseline(0.5666, 99.3275)).isEqualTo("56.6");
    }

    @Test
    void refuses_a_ratio_outside_0_to_1() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestedCut.ratio(2, 1.5, 576))
                .withMessage("reductionRatio: expected a ratio in [0, 1], got 1.5");
    }

    @Test
    void refuses_cuts_out_of_order() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> llava(612, new RequestedCut(9, 64), new RequestedCut(2, 288)))
                .withMessageStartingWith("requested: expected ascending layers, each once");
    }
}
