package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;

import fastv.core.cost.KvCacheBytes;
import fastv.core.prune.Strategy;
import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method of the key/value caches, on prompts drawn from printed seeds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CacheMethodLawsTest {
    private static final int STEPS = 7;

    private static TinyModel plain;
    private static TinyModel grouped;

    @BeforeAll
    static void open() {
        plain = new TinyModel("llava-tiny");
        grouped = TinyModel.grouped();
    }

    @AfterAll
    static void close() {
        plain.close();
        grouped.close();
    }

    static LongStream seeds() {
        long base = Long.getLong("fastv.laws.seed", System.nanoTime());
        return LongStream.range(0, 4).map(i -> base + i);
    }

    /** Methods that leave a short cache, and how many entries that is in each layer. */
    private static final List<String> SHORT =
            List.of(
                    "streaming-llm: {start: 4, recent: 12}",
                    "streaming-llm: {start: 4, recent: 12, positions: original}",
                    "h2o: {heavy: 8, recent: 8}",
                    "h2o: {heavy: 8, recent: 8, positions: by-cache-place}",
                    "snapkv: {capacity: 16, window: 4}",
                    "snapkv: {capacity: 16, window: 4, kernel: 3, pooling: maximum}",
                    "snapkv: {capacity: 16, window: 4, heads: query}",
                    "pyramidkv: {capacity: 16, window: 4, beta: 4}");

    static Stream<Arguments> shortened() {
        return SHORT.stream().flatMap(method -> seeds().mapToObj(s -> Arguments.of(method, s)));
    }

    static Stream<Arguments> roomy() {
        return Stream.of(
                        "streaming-llm: {start: 4, recent: 400}",
                        "h2o: {heavy: 200, recent: 200}",
                        "h2o: {heavy: 200, recent: 200, positions: by-cache-place}",
                        "snapkv: {capacity: 400, window: 4}",
                        "snapkv: {capacity: 400, window: 300, heads: query}",
                        "pyramidkv: {capacity: 400, window: 4}")
                .flatMap(method -> seeds().mapToObj(s -> Arguments.of(method, s)));
    }

    private static Sample sample(long seed) {
        return TinyModel.sample(new SplittableRandom(seed));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("roomy")
    void a_budget_nobody_reaches_is_the_identity_to_the_last_bit(String method, long seed) {
        for (TinyModel tiny : List.of(plain, grouped)) {
            Outcome whole = tiny.decode(sample(seed), Strategy.NONE, STEPS);
            Outcome kept = tiny.decode(sample(seed), tiny.strategy(method), STEPS);
            assertThat(kept.tokens()).isEqualTo(whole.tokens());
            assertThat(TinyModel.largestDifference(kept.logits(), whole.logits())).isZero();
            assertThat(TinyModel.sameLists(kept.cachePositions(), whole.cachePositions())).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("shortened")
    void the_prompt_is_read_whole_and_the_same_seed_gives_the_same(String method, long seed) {
        for (TinyModel tiny : List.of(plain, grouped)) {
            Outcome whole = tiny.decode(sample(seed), Strategy.NONE, STEPS);
            Outcome once = tiny.decode(sample(seed), tiny.strategy(method), STEPS);
            Outcome again = tiny.decode(sample(seed), tiny.strategy(method), STEPS);
            assertThat(once.logits().get(0)).isEqualTo(whole.logits().get(0));
            assertThat(once.tokensPerLayer()).isEqualTo(whole.tokensPerLayer());
            assertThat(TinyModel.largestDifference(once.logits(), again.logits())).isZero();
            assertThat(TinyModel.largestDifference(once.logits(), whole.logits())).isPositive();
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("shortened")
    void caches_hold_what_was_predicted(String method, long seed) {
        for (TinyModel tiny : List.of(plain, grouped)) {
            Sample sample = sample(seed);
            Strategy strategy = tiny.strategy(method);
            Outcome kept = tiny.decode(sample, strategy, STEPS);
            int layers = kept.tokensPerLayer().length;
            int[] expected = new int[layers];
            for (int layer = 0; layer < layers; layer++) {
                expected[layer] =
                        strategy.cache()
                                .orElseThrow()
                                .entriesAfter(layer, layers, sample.ids().length, STEPS - 1);
            }
            assertThat(kept.cacheLengths().get(STEPS - 1)).isEqualTo(expected);
            var shape = tiny.open().card().shape().decoder();
            long repeats = method.contains("query") ? shape.queryWidth() / shape.keyWidth() : 1;
            List<Long> bytes =
                    KvCacheBytes.ofLengths(shape, expected, Float.BYTES).perLayer().stream()
                            .map(b -> b * repeats)
                            .toList();
            assertThat(Arrays.stream(kept.cacheBytes()).boxed().toList()).isEqualTo(bytes);
        }
    }

    @Test
    void a_thousand_sessions_leave_nothing_behind() {
        Sample sample = sample(1);
        List<Strategy> strategies = SHORT.stream().map(plain::strategy).toList();
        strategies.forEach(strategy -> plain.decode(sample, strategy, 3));
        long before = NativeMemory.arrays(plain.open());
        long resident = NativeMemory.residentBytes();
        for (int i = 0; i < 125; i++) {
            strategies.forEach(strategy -> plain.decode(sample, strategy, 3));
        }
        assertThat(NativeMemory.arrays(plain.open())).isEqualTo(before);
        assertThat(NativeMemory.residentBytes() - resident).isLessThan(60L << 20);
    }
}
