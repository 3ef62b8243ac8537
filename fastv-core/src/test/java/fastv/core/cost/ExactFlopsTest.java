package fastv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The tiny decoder: queries are 4 * 3 = 12 wide, keys 2 * 3 = 6. A row costs 2*8*12 + 2*8*6 +
 * 3*8*12 = 192 + 96 + 288 = 576, attention 2 * queries * keys * 12.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExactFlopsTest {
    private static final DecoderMacs MACS = new DecoderMacs(Shapes.TINY);

    @Test
    void a_layer_counts_grouped_heads_of_explicit_size() {
        assertThat(MACS.layer(5)).isEqualTo(5 * 576 + 2 * 5 * 5 * 12);
    }

    @Test
    void several_cuts_sum_over_their_layers() {
        // 5 tokens: 3,480; 4 tokens: 2,304 + 384 = 2,688; 2 tokens: 1,152 + 96 = 1,248
        assertThat(MACS.prefill(TokensPerLayer.of(5, 4, 2))).isEqualTo(3_480 + 2_688 + 1_248);
    }

    @Test
    void a_cached_step_is_one_row_against_a_growing_cache() {
        // per layer: 576 + 24 * (n + 1), then 576 + 24 * (n + 2); n = 5, 4, 2
        long steps = 6 * 576 + 24 * (6 + 5 + 3) + 24 * (7 + 6 + 4);
        assertThat(MACS.decode(TokensPerLayer.of(5, 4, 2), 2, Decoding.CACHED)).isEqualTo(steps);
    }

    @Test
    void a_recomputed_step_is_a_longer_prefill() {
        TokensPerLayer tokens = TokensPerLayer.of(5, 4, 2);
        assertThat(MACS.decode(tokens, 2, Decoding.RECOMPUTED))
                .isEqualTo(
                        MACS.prefill(TokensPerLayer.of(6, 5, 3))
                                + MACS.prefill(TokensPerLayer.of(7, 6, 4)));
    }

    @Test
    void one_attention_row_costs_heads_times_keys_times_head_size() {
        assertThat(SelectionWork.attentionRows("last row", Shapes.TINY, 1, 5).macs())
                .isEqualTo(4 * 5 * 3);
        assertThat(SelectionWork.attentionRows("all rows", Shapes.TINY, 5, 5).macs())
                .isEqualTo(4 * 5 * 5 * 3);
    }

    @Test
    void reports_every_part_of_an_answer() {
        FlopsReport report =
                new ExactFlops()
                        .evaluate(
                                new FlopsInput(
                                        Shapes.LLAVA_7B,
                                        1,
                                        640,
                                        576,
                                        TokensPerLayer.uncut(32, 640).cutBefore(2, 352),
                                        Optional.empty(),
                                        List.of(),
                                        Decoding.CACHED,
                                        1,
                                        List.of(
                                                SelectionWork.attentionRows(
                                                        "last row of layer 1",
                                                        Shapes.VICUNA_7B,
                                                        1,
                                                        640))));
        assertThat(report.lines())
                .extracting(FlopsReport.Line::name)
                .containsExactly(
                        "decoder layers, prefill",
                        "vision tower",
                        "projector",
                        "head",
                        "decoding, 1 steps",
                        "selection: last row of layer 1");
        assertThat(report.decoder()).isEqualTo(2.0 * 2_433_283_522_560L); // golden exact-vicuna-7b
        assertThat(report.decoderRatio()).isEqualTo(0.572265625);
        // two rows of 4096 x 32000, two operations each
        assertThat(report.lines().get(3).flops()).isEqualTo(2.0 * 2 * 4096 * 32000);
        assertThat(report.lines().get(5).unprunedFlops()).isZero();
        assertThat(report.total())
                .isCloseTo(
                        report.lines().stream().mapToDouble(FlopsReport.Line::flops).sum(),
                        within(1.0));
        assertThat(report.totalRatio()).isBetween(0.58, 0.65); // the tower is paid in full
        assertThat(report.figure()).isEqualTo(report.decoder() / 1e9);
    }

    @Test
    void a_cut_before_the_first_layer_is_compared_with_the_uncut_prompt() {
        FlopsInput input =
                FlopsInput.prefill(
                        ModelShape.text(Shapes.TINY),
                        5,
                        4,
                        TokensPerLayer.uncut(3, 5).cutBefore(0, 2));
        assertThat(new ExactFlops().evaluate(input).decoderRatio()).isEqualTo(1248.0 / 3480);
    }
}
