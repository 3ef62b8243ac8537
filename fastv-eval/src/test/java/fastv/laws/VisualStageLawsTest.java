package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.model.PictureReduction;
import fastv.core.prune.Strategy;
import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
                "divprune: {keep-ratio: 1}",
                "hiprune: {r: 0, object-module: 1}",
                "hired: {rate: 1}",
                "vscan: {r: 0, local-module: 0, window: 6, deep-ratio: 1}",
                "uniform: {r: 0}",
                "random-patches: {r: 0}",
                "pooling: {stride: 1}",
                "pooling: {blocks: 1}");
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
                "visionzip: {dominant: 9, contextual: 3}",
                "hiprune: {keep: 12, object-module: 1}",
                "hired: {rate: 0.34}",
                "vscan: {keep: 12, local-module: 0, window: 6, deep-ratio: 1}",
                "prumerge: {ratio: 0.33}",
                "random-patches: {keep: 12}",
                "pooling: {stride: 3}",
                "tome: {r: 12}");
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
    void tome_that_merges_nothing_is_the_plain_tower() {
        Sample sample = sample();
        Outcome plain = decode(sample, "none");
        Outcome kept = decode(sample, "tome: {r: 0}");
        // the attention kernel takes another path where sizes are given
        assertThat(TinyModel.largestDifference(plain.logits(), kept.logits())).isLessThan(1e-4);
    }

    @Test
    void the_unmerged_tokens_of_tome_show_their_patches_and_all_patches_are_somewhere() {
        Sample sample = sample();
        for (PictureReduction made : tiny.reductions(sample, tiny.strategy("tome: {r: 7}"))) {
            assertThat(made.tokens()).hasSize(PATCHES - 2 * 7);
            assertThat(
                            made.tokens().stream()
                                    .flatMapToInt(token -> IntStream.of(token.tokens()))
                                    .sorted()
                                    .boxed())
                    .isEqualTo(IntStream.rangeClosed(1, PATCHES).boxed().toList());
        }
    }

    @Test
    void without_visual_tokens_the_prompt_is_its_text() {
        Sample sample = sample();
        Outcome gone = decode(sample, "text-only");
        int images = PATCHES * sample.tokensPerPicture().size();
        assertThat(gone.tokensPerLayer()).containsOnly(sample.ids().length - images);
    }

    @Test
    void uniform_keeps_the_middles_of_equal_cells() {
        Sample sample = sample();
        for (PictureReduction made : tiny.reductions(sample, tiny.strategy("uniform: {keep: 9}"))) {
            // 6 x 6 patches, 3 x 3 cells: rows and columns 1, 3, 5
            assertThat(made.patches()).containsExactly(7, 9, 11, 19, 21, 23, 31, 33, 35);
        }
    }

    @Test
    void prumerge_gives_its_tokens_by_falling_attention_and_one_for_the_rest() {
        Sample sample = sample();
        for (PictureReduction made :
                tiny.reductions(sample, tiny.strategy("prumerge: {ratio: 0.25, neighbours: 4}"))) {
            List<Float> scores = made.scores();
            List<Float> kept = IntStream.of(made.patches()).limit(9).mapToObj(scores::get).toList();
            assertThat(kept).isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(made.tokens().get(9).tokens()).hasSize(PATCHES - 9);
        }
    }

    @Test
    void random_patches_differ_with_the_seed_and_with_the_picture() {
        Sample sample = sample();
        Sample other = new Sample(sample.ids(), sample.tokensPerPicture(), sample.seed() + 1);
        Strategy random = tiny.strategy("random-patches: {keep: 12}");
        List<int[]> first =
                tiny.reductions(sample, random).stream().map(PictureReduction::patches).toList();
        List<int[]> second =
                tiny.reductions(other, random).stream().map(PictureReduction::patches).toList();
        assertThat(TinyModel.sameLists(first, second)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keeping_twelve")
    void a_picture_is_not_affected_by_others(String strategy) {
        assertThat(tiny.firstOf(2, 77, tiny.strategy(strategy)))
                .isEqualTo(tiny.firstOf(1, 77, tiny.strategy(strategy)));
    }

    static Stream<String[]> written_in_yaml() {
        return Stream.of(
                new String[] {
                    "fastervlm: {keep: 11}",
                    """
                    {site: tower-out, score: cls-attention, budget: {name: count, value: 11}}"""
                },
                new String[] {
                    "vispruner: {keep: 12}",
                    """
                    {site: tower-out, score: cls-attention, budget: {name: count, value: 12},
                     select: [{name: top-k, share: 0.5}, bipartite-thin]}"""
                },
                new String[] {
                    "divprune: {keep-ratio: 0.3}",
                    """
                    {site: projector-out, budget: {name: keep-ratio, ratio: 0.3},
                     select: max-min-distance}"""
                },
                new String[] {
                    "visionzip: {dominant: 9, contextual: 4}",
                    """
                    {site: tower-out, score: {name: cls-attention, heads: sum},
                     budget: {name: count, value: 8}, class-token: true,
                     merge: {name: nearest-target, targets: 4, metric: keys-mean, op: add}}"""
                },
                new String[] {
                    "prumerge: {ratio: 0.25, neighbours: 5}",
                    """
                    {site: tower-out, score: cls-qk-full-width,
                     budget: {name: keep-ratio, ratio: 0.25, rounding: floor}, order: score,
                     merge: [{name: knn-weighted, k: 5}, rest-to-one]}"""
                },
                new String[] {
                    "hiprune: {keep: 14, alpha: 0.4, object-module: 1}",
                    """
                    {site: tower-out, score: {name: received-attention, module: -2},
                     budget: {name: count, value: 14},
                     select: [{name: neighbours, alpha: 0.4,
                               score: {name: received-attention, module: 1}}, top-k]}"""
                },
                new String[] {
                    "vscan: {keep: 15, local-module: 0, window: 3, deep-ratio: 1}",
                    """
                    {site: projector-out, score: cls-attention, budget: {name: count, value: 15},
                     select: [{name: windows, size: 3, share: 0.5,
                               score: {name: cls-attention, module: 0}}, top-k],
                     merge: nearest-target}"""
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void written_in_yaml(String named, String stage) {
        Sample sample = sample();
        Strategy built = tiny.strategy(named);
        Strategy composed = tiny.strategy("{name: by hand, stages: [" + stage + "]}");
        List<PictureReduction> expected = tiny.reductions(sample, built);
        List<PictureReduction> got = tiny.reductions(sample, composed);
        for (int picture = 0; picture < expected.size(); picture++) {
            assertThat(got.get(picture).tokens()).isEqualTo(expected.get(picture).tokens());
        }
        Outcome one = tiny.decode(sample, built, STEPS);
        Outcome two = tiny.decode(sample, composed, STEPS);
        assertThat(TinyModel.largestDifference(one.logits(), two.logits())).isZero();
    }

    @Test
    void two_hundred_calls_of_every_method_leave_nothing_behind() {
        Sample sample = sample();
        List<Strategy> strategies = keeping_twelve().map(tiny::strategy).toList();
        strategies.forEach(strategy -> tiny.reductions(sample, strategy));
        long before = NativeMemory.arrays(tiny.open());
        long resident = NativeMemory.residentBytes();
        for (int i = 0; i < 200; i++) {
            strategies.forEach(strategy -> tiny.reductions(sample, strategy));
        }
        assertThat(NativeMemory.arrays(tiny.open())).isEqualTo(before);
        assertThat(NativeMemory.residentBytes() - resident).isLessThan(60L << 20);
    }

    @Test
    void a_module_the_tower_has_not_is_refused_in_one_line() {
        Sample sample = sample();
        assertThatThrownBy(() -> decode(sample, "hiprune: {keep: 12}"))
                .hasMessage(
                        "module: expected one of the tower's 3 blocks, 0 to 2 or, from the end, -3 to -1, got 8");
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
