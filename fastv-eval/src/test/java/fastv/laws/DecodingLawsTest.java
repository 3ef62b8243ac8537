package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.cost.KvCacheBytes;
import fastv.core.prune.Strategy;
import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any prompt: each law on random prompts whose seed stands in the test's name. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecodingLawsTest extends OnTinyLlava {

    private static int k(long seed) {
        return 1 + (int) Math.floorMod(seed, 5L);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void removing_nothing_is_the_identity_to_the_last_bit(long seed) {
        Sample sample = sample(seed);
        Outcome plain = decode(sample, "none");
        Outcome pruned = decode(sample, "fastv: {k: " + k(seed) + ", r: 0}");
        assertThat(pruned.tokens()).isEqualTo(plain.tokens());
        assertThat(TinyModel.largestDifference(plain.logits(), pruned.logits())).isZero();
        assertThat(pruned.tokensPerLayer()).isEqualTo(plain.tokensPerLayer());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_cut_at_the_last_layer_or_beyond_changes_nothing(long seed) {
        Sample sample = sample(seed);
        Outcome plain = decode(sample, "none");
        for (int k : new int[] {6, 7, 40}) {
            Outcome pruned = decode(sample, "fastv: {k: " + k + ", r: 0.9}");
            assertThat(TinyModel.largestDifference(plain.logits(), pruned.logits())).isZero();
            assertThat(pruned.kept()).isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void masking_equals_dropping_with_original_positions(long seed) {
        Sample sample = sample(seed);
        String options = "{k: " + k(seed) + ", r: 0.7, mode: ";
        Outcome dropped = decode(sample, "fastv: " + options + "drop-recompute}");
        Outcome masked = decode(sample, "fastv: " + options + "mask-recompute}");
        assertThat(TinyModel.sameLists(dropped.kept(), masked.kept())).isTrue();
        assertThat(TinyModel.largestDifference(dropped.logits(), masked.logits()))
                .isLessThan(FLOAT_NOISE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_cache_changes_nothing_where_nothing_is_ranked_anew(long seed) {
        Sample sample = sample(seed);
        String options = "{k: " + k(seed) + ", r: 0.5, criterion: given, given: [[0, 3, 5, 11]]";
        Outcome cached = decode(sample, "fastv: " + options + ", mode: drop-cached}");
        Outcome again = decode(sample, "fastv: " + options + ", mode: drop-recompute}");
        assertThat(TinyModel.largestDifference(cached.logits(), again.logits()))
                .isLessThan(FLOAT_NOISE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_same_seed_draws_the_same_tokens_and_another_seed_others(long seed) {
        Sample sample = sample(seed);
        Strategy random = tiny.strategy("random: {k: 1, r: 0.5}");
        Outcome first = tiny.decode(sample, random, 1);
        Outcome again = tiny.decode(sample, random, 1);
        Outcome other =
                tiny.decode(
                        new Sample(sample.ids(), sample.tokensPerPicture(), sample.seed() + 1),
                        random,
                        1);
        assertThat(TinyModel.sameLists(first.kept(), again.kept())).isTrue();
        assertThat(TinyModel.sameLists(first.kept(), other.kept())).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_text_token_stays_and_the_budget_is_met_exactly(long seed) {
        Sample sample = sample(seed);
        for (double r : new double[] {0.1, 0.5, 0.9, 1}) {
            Outcome pruned = decode(sample, "fastv: {k: 2, r: " + r + "}");
            int images = 36 * sample.tokensPerPicture().size();
            int keep = (int) Math.rint(images * (1 - r));
            assertThat(pruned.kept().get(0)).hasSize(keep).isSorted();
            assertThat(pruned.tokensPerLayer()[5]).isEqualTo(sample.ids().length - images + keep);
            assertThat(pruned.cachePositions().get(5)).contains(text(sample));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_cache_can_be_audited_entry_by_entry(long seed) {
        Sample sample = sample(seed);
        Outcome pruned = decode(sample, "fastv: {k: 2, r: 0.5}");
        int n = sample.ids().length;
        int[] all = IntStream.range(0, n + STEPS - 1).toArray();
        assertThat(pruned.cachePositions().get(1)).isEqualTo(all);
        int[] later = pruned.cachePositions().get(4);
        assertThat(later).isSorted().hasSize(pruned.cacheLengths().get(STEPS - 1)[4]);
        assertThat(Arrays.stream(later).filter(p -> p >= n).count()).isEqualTo(STEPS - 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void predicted_cache_bytes_are_the_measured_ones(long seed) {
        Sample sample = sample(seed);
        Outcome pruned = decode(sample, "fastv: {k: " + k(seed) + ", r: 0.5}");
        List<Long> predicted =
                KvCacheBytes.ofLengths(
                                tiny.open().card().shape().decoder(),
                                pruned.cacheLengths().get(STEPS - 1),
                                Float.BYTES)
                        .perLayer();
        assertThat(Arrays.stream(pruned.cacheBytes()).boxed().toList()).isEqualTo(predicted);
    }

    @Test
    void a_thousand_sessions_leave_nothing_behind() {
        Sample sample = sample(1);
        List<Strategy> strategies =
                List.of(
                        tiny.strategy("none"),
                        tiny.strategy("fastv: {k: 2, r: 0.5}"),
                        tiny.strategy("fastv: {k: 2, r: 0.5, mode: mask-cached}"),
                        tiny.strategy("fastv: {k: 2, r: 0.5, criterion: mean-all}"));
        strategies.forEach(strategy -> tiny.decode(sample, strategy, 3));
        long before = NativeMemory.arrays(tiny.open());
        long resident = NativeMemory.residentBytes();
        for (int i = 0; i < 250; i++) {
            strategies.forEach(strategy -> tiny.decode(sample, strategy, 3));
        }
        assertThat(NativeMemory.arrays(tiny.open())).isEqualTo(before);
        // an open IValue of one session's tensors would hold on to some 100 KiB: 100 MiB in all
        assertThat(NativeMemory.residentBytes() - resident).isLessThan(60L << 20);
    }
}
