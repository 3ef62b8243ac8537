package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method that acts before the decoder, on random prompts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VisualStageLawsTest {
    private static final int STEPS = 3;
    private static final int PATCHES = 36;

    private static TinyModel tiny;

    @BeforeAll
    static void open() {
        tiny = new TinyModel("llava-tiny");
    }

    @AfterAll
    static void close() {
        tiny.close();
    }

    private static Sample sample() {
        return TinyModel.sample(
                new SplittableRandom(Long.getLong("fastv.laws.seed", System.nanoTime())));
    }

    private static Outcome decode(Sample sample, String strategy) {
        return tiny.decode(sample, tiny.strategy(strategy), STEPS);
    }

    static Stream<String> keeping_everything() {
        return Stream.of(
                "fastervlm: {r: 0}",
                "fastervlm: {keep: 36}",
                "fastervlm: {keep: 400}",
                "vispruner: {r: 0}",
                "divprune: {keep-ratio: 1}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void keeping_everything(String strategy) {
        Sample sample = sample();
        Outcome plain = decode(sample, "none");
        Outcome kept = decode(sample, strategy);
        assertThat(kept.tokens()).isEqualTo(plain.tokens());
        assertThat(TinyModel.largestDifference(plain.logits(), kept.logits())).isZero();
    }

    static Stream<String> keeping_twelve() {
        return Stream.of(
                "fastervlm: {keep: 12}",
                "vispruner: {keep: 12}",
                "divprune: {keep: 12}",
                "visionzip: {dominant: 9, contextual: 3}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keeping_twelve")
    void every_layer_sees_what_the_budget_leaves_of_each_picture(String strategy) {
        Sample sample = sample();
        Outcome pruned = decode(sample, strategy);
        int gone = (PATCHES - 12) * sample.tokensPerPicture().size();
        assertThat(pruned.tokensPerLayer()).containsOnly(sample.ids().length - gone);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keeping_twelve")
    void the_same_sample_gives_the_same_result(String strategy) {
        Sample sample = sample();
        Outcome first = decode(sample, strategy);
        Outcome again = decode(sample, strategy);
        assertThat(TinyModel.largestDifference(first.logits(), again.logits())).isZero();
    }

    @Test
    void a_method_before_the_decoder_looks_at_no_text() {
        Sample sample = sample();
        int[] other = sample.ids().clone();
        other[other.length - 1] = other[other.length - 1] == 5 ? 6 : 5;
        Sample asked = new Sample(other, sample.tokensPerPicture(), sample.seed());
        Outcome one = decode(sample, "fastervlm: {keep: 12}");
        Outcome two = decode(asked, "fastervlm: {keep: 12}");
        assertThat(TinyModel.sameLists(one.kept(), two.kept())).isTrue();
        assertThat(TinyModel.largestDifference(one.logits(), two.logits())).isPositive();
    }
}
