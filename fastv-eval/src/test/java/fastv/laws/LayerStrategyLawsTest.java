package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the methods inside the decoder beside FastV, on random prompts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LayerStrategyLawsTest extends OnTinyLlava {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vtw: {k: 6}",
                "rank-system: {k: 2, r: 0}",
                "rank-instruction: {k: 2, r: 0}",
                "first-half-system: {k: 7}",
                "streaming-attention: {k: 6, window: 3}",
                "pyramiddrop: {layers: [6, 9], ratios: [0.5, 0.1]}",
                "dart: {k: 6, keep: 8}"
            })
    void at_nothing_removed_or_beyond_the_last_layer_it_is_the_identity(String strategy) {
        Sample sample = sample(3);
        Outcome plain = decode(sample, "none");
        Outcome same = decode(sample, strategy);
        assertThat(TinyModel.largestDifference(plain.logits(), same.logits())).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_window_over_everything_changes_nothing(long seed) {
        Sample sample = sample(seed);
        Outcome plain = decode(sample, "none");
        Outcome windowed = decode(sample, "streaming-attention: {k: 0, sink: 0, window: 1000}");
        assertThat(TinyModel.largestDifference(plain.logits(), windowed.logits()))
                .isLessThan(FLOAT_NOISE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_window_is_the_same_with_a_cache_and_without(long seed) {
        Sample sample = sample(seed);
        String options = "streaming-attention: {k: 1, sink: 2, window: 9, replay: ";
        Outcome cached = decode(sample, options + "cached}");
        Outcome again = decode(sample, options + "recompute}");
        assertThat(TinyModel.largestDifference(cached.logits(), again.logits()))
                .isLessThan(FLOAT_NOISE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withdrawal_leaves_all_text_and_no_image(long seed) {
        Sample sample = sample(seed);
        Outcome gone = decode(sample, "vtw: {k: 2}");
        int n = sample.ids().length;
        int[] prompt = Arrays.stream(gone.cachePositions().get(4)).filter(p -> p < n).toArray();
        assertThat(prompt).containsExactly(text(sample));
        assertThat(gone.tokensPerLayer()[1]).isEqualTo(n);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_last_prompt_token_never_leaves(long seed) {
        Sample sample = sample(seed);
        Outcome ranked = decode(sample, "rank-instruction: {k: 2, r: 1}");
        assertThat(ranked.cachePositions().get(5)).contains(sample.ids().length - 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stages_count_from_the_prompt_and_keep_all_text(long seed) {
        Sample sample = sample(seed);
        Outcome staged = decode(sample, "pyramiddrop: {layers: [2, 4], ratios: [0.5, 0.25]}");
        int images = 36 * sample.tokensPerPicture().size();
        int text = sample.ids().length - images;
        assertThat(staged.tokensPerLayer())
                .containsExactly(
                        text + images,
                        text + images,
                        text + images / 2,
                        text + images / 2,
                        text + images / 4,
                        text + images / 4);
        assertThat(staged.cachePositions().get(5)).contains(text(sample));
    }
}
