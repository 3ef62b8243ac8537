package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.prune.Strategy;
import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for methods whose judges are chosen rows, and where rows are merged in the decoder.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MergedRowLawsTest extends OnTinyLlava {
    private static final String SPARSE = "sparsevlm: {layers: [1, 3], counts: [12, 6]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sparsevlm: {layers: [1, 3], counts: [500, 500], always-remove: false}",
                "sparsevlm: {layers: [5, 8], counts: [3, 1]}",
                "sparsevlm-v1: {layers: [1], scale: 1000}",
                "sparsevlm-v1: {layers: [5]}",
                "sparsevlm-plus: {layers: [1, 3], counts: [500, 500], always-remove: false}",
                "sparsevlm-plus: {layers: [6, 9], counts: [3, 1]}",
                "fitprune: {remove: [0, 0, 0, 0, 0, 0]}",
                "fitprune: {remove: [0, 0, 0, 0, 0, 9, 9]}",
            })
    void at_nothing_removed_or_beyond_the_last_layer_it_is_the_identity(String strategy) {
        Sample sample = sample(3);
        boolean rank = strategy.contains("scale");
        Outcome plain = decode(sample, "none");
        Outcome same = decode(sample, strategy);
        if (rank) {
            // the first release keeps one less than there is, and that one comes back alone
            assertThat(same.tokensPerLayer()).isEqualTo(plain.tokensPerLayer());
        } else {
            assertThat(TinyModel.largestDifference(plain.logits(), same.logits())).isZero();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void kept_and_recycled_tokens_are_counted_and_all_text_stays(long seed) {
        Sample sample = sample(seed);
        Outcome sparse = decode(sample, SPARSE);
        int images = 36 * sample.tokensPerPicture().size();
        int text = sample.ids().length - images;
        int first = 12 + clusters(images - 12);
        int second = 6 + clusters(first - 6);
        assertThat(sparse.tokensPerLayer())
                .containsExactly(
                        text + images,
                        text + images,
                        text + first,
                        text + first,
                        text + second,
                        text + second);
        assertThat(sparse.cachePositions().get(5)).contains(text(sample)).doesNotHaveDuplicates();
    }

    /** trunc(0.3 pruned) + 1 come back, one cluster for every ten and one more. */
    private static int clusters(int pruned) {
        return ((int) (0.3 * pruned) + 1) / 10 + 1;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_table_removes_what_it_says_and_no_text(long seed) {
        Sample sample = sample(seed);
        Outcome fitted = decode(sample, "fitprune: {remove: [4, 0, 20, 30, 500, 7]}");
        int images = 36 * sample.tokensPerPicture().size();
        int text = sample.ids().length - images;
        int[] left = {images, images - 4, images - 4, images - 24, Math.max(0, images - 54), 0};
        assertThat(fitted.tokensPerLayer())
                .containsExactly(Arrays.stream(left).map(n -> n + text).toArray());
        assertThat(fitted.cachePositions().get(5)).contains(text(sample));
    }

    private static String twoCuts(String early, String late) {
        return """
                name: by-hand
                stages:
                  - site: {name: before-layer, layer: 1}
                    score: {name: text-attention, layer: 0}
                    budget: {name: count, value: 20}
                    positions: %s
                  - site: {name: before-layer, layer: 3}
                    score: {name: text-attention, layer: 2}
                    budget: {name: count, value: 7}
                    positions: %s
                """
                .formatted(early, late);
    }

    @Test
    void the_place_behind_a_renumbering_cut_is_the_position() {
        Sample sample = sample(4);
        Outcome kept = decode(sample, twoCuts("compact", "original"));
        Outcome placed = decode(sample, twoCuts("compact", "place"));
        assertThat(TinyModel.largestDifference(kept.logits(), placed.logits())).isZero();
        Outcome other = decode(sample, twoCuts("original", "place"));
        Outcome original = decode(sample, twoCuts("original", "original"));
        assertThat(TinyModel.largestDifference(original.logits(), other.logits())).isPositive();
    }

    static Stream<Arguments> composed() {
        return Stream.of(
                Arguments.of(
                        SPARSE,
                        """
                        name: by-hand
                        stages:
                          - site: {name: in-layer, layer: 1}
                            score: {name: judged-attention, layer: 1}
                            budget: {name: count-below, value: 12}
                            merge: density-peaks
                            positions: compact
                          - site: {name: before-layer, layer: 4}
                            score: {name: judged-attention, layer: 3}
                            budget: {name: count-below, value: 6}
                            merge: {name: density-peaks, share: 0.3, per: 10}
                            positions: compact
                        """),
                Arguments.of(
                        "sparsevlm-v1: {layers: [2], scale: 2, bias: 1}",
                        """
                        name: by-hand
                        stages:
                          - site: {name: in-layer, layer: 2}
                            score: {name: judged-attention, layer: 2}
                            budget: {name: attention-rank, layer: 2, scale: 2, bias: 1}
                            merge: density-peaks
                            positions: compact
                        """),
                Arguments.of(
                        "sparsevlm-plus: {layers: [1], counts: [9], heads: 2}",
                        """
                        name: by-hand
                        stages:
                          - site: {name: in-layer, layer: 1}
                            score: {name: judged-attention, layer: 1, heads: 2, corrected: true}
                            budget: {name: count-below, value: 9}
                        """),
                Arguments.of(
                        "fitprune: {remove: [0, 5, 11]}",
                        """
                        name: by-hand
                        stages:
                          - site: {name: in-layer, layer: 1}
                            score: {name: cross-self-attention, layer: 1}
                            budget: {name: remove-count, value: 5}
                          - site: {name: in-layer, layer: 2}
                            score: {name: cross-self-attention, layer: 2}
                            budget: {name: remove-count, value: 11}
                        """),
                Arguments.of(
                        "pyramiddrop: {layers: [2, 4], ratios: [0.5, 0.25]}",
                        """
                        name: by-hand
                        stages:
                          - site: {name: before-layer, layer: 2}
                            score: {name: text-attention, layer: 2}
                            budget: {name: keep-ratio-of-original, ratio: 0.5}
                            positions: compact
                          - site: {name: before-layer, layer: 4}
                            score: {name: text-attention, layer: 4}
                            budget: {name: keep-ratio-of-original, ratio: 0.25}
                            positions: compact
                        """),
                Arguments.of(
                        "dart: {k: 2, keep: 16}",
                        """
                        name: by-hand
                        stages:
                          - site: {name: before-layer, layer: 2}
                            score: {name: key-norm, layer: 1}
                            budget: {name: count, value: 16}
                            select: {name: pivots-least-similar, layer: 1}
                        """),
                Arguments.of(
                        "vtw: {k: 3}",
                        """
                        name: by-hand
                        stages:
                          - site: {name: before-layer, layer: 3}
                            score: constant
                            budget: {name: count, value: 0}
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("composed")
    void composed_of_named_parts_a_method_is_the_same_to_the_last_bit(String named, String parts) {
        Sample sample = sample(11);
        Outcome built = decode(sample, named);
        Outcome composed = decode(sample, parts);
        assertThat(TinyModel.sameLists(built.kept(), composed.kept())).isTrue();
        assertThat(TinyModel.largestDifference(built.logits(), composed.logits())).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_same_sample_gives_the_same_result(long seed) {
        Sample sample = sample(seed);
        for (String strategy :
                new String[] {SPARSE, "sparsevlm-plus: {layers: [2], counts: [9], heads: 2}"}) {
            Outcome first = decode(sample, strategy);
            Outcome again = decode(sample, strategy);
            assertThat(TinyModel.largestDifference(first.logits(), again.logits())).isZero();
        }
    }

    @Test
    void many_sessions_leave_nothing_behind() {
        Sample sample = sample(1);
        Strategy[] strategies = {
            tiny.strategy(SPARSE),
            tiny.strategy("sparsevlm-plus: {layers: [2], counts: [9], heads: 2}"),
            tiny.strategy("fitprune: {remove: [4, 4, 4]}")
        };
        Arrays.stream(strategies).forEach(strategy -> tiny.decode(sample, strategy, 3));
        long before = NativeMemory.arrays(tiny.open());
        long resident = NativeMemory.residentBytes();
        for (int i = 0; i < 200; i++) {
            Arrays.stream(strategies).forEach(strategy -> tiny.decode(sample, strategy, 3));
        }
        assertThat(NativeMemory.arrays(tiny.open())).isEqualTo(before);
        // an open IValue of one session's tensors would hold on to some 100 KiB: 60 MiB in all
        assertThat(NativeMemory.residentBytes() - resident).isLessThan(40L << 20);
    }
}
