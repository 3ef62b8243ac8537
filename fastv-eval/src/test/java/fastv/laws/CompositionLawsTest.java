package fastv.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.prune.Strategy;
import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strategies that act together, and methods of the caches written from parts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompositionLawsTest {
    private static final int STEPS = 5;

    private static TinyModel tiny;

    @BeforeAll
    static void open() {
        tiny = new TinyModel("llava-tiny");
    }

    @AfterAll
    static void close() {
        tiny.close();
    }

    private static Outcome decode(String strategy) {
        Sample sample = TinyModel.sample(new SplittableRandom(5));
        return tiny.decode(sample, tiny.strategy(strategy), STEPS);
    }

    private static void assertSame(Outcome one, Outcome other) {
        assertThat(one.tokens()).isEqualTo(other.tokens());
        assertThat(TinyModel.largestDifference(one.logits(), other.logits())).isZero();
        assertThat(TinyModel.sameLists(one.cachePositions(), other.cachePositions())).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "snapkv: {capacity: 16, window: 4} | {name: p, stages: [{site: kv-prefill, score:"
                        + " {name: window-attention, window: 4}, budget: {name: count, value: 16},"
                        + " select: {name: top-k-and-recent, recent: 4, order: score}}]}",
                "pyramidkv: {capacity: 16, window: 4, beta: 4} | {name: p, stages: [{site:"
                        + " {name: kv-prefill}, score: {name: window-attention, window: 4}, budget:"
                        + " {name: pyramid, capacity: 16, window: 4, beta: 4}, select: {name:"
                        + " top-k-and-recent, recent: 4, order: score}}]}",
                "h2o: {heavy: 8, recent: 8} | {name: p, stages: [{site: kv-step, score:"
                        + " accumulated-attention, budget: {name: count, value: 16}, select: {name:"
                        + " top-k-and-recent, recent: 8}}]}",
                "streaming-llm: {start: 4, recent: 12} | {name: p, stages: [{site: kv-step, budget:"
                        + " {name: count, value: 16}, select: first-and-recent, positions:"
                        + " by-cache-place}]}"
            })
    void a_method_of_the_caches_written_from_parts_is_the_built_in_one(String named, String parts) {
        assertThat(tiny.strategy(parts)).isEqualTo(tiny.strategy(named));
        assertSame(decode(parts), decode(named));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "fastervlm: {keep: 20}",
                "fastv: {k: 2, r: 0.5}",
                "pyramiddrop: {layers: [1, 3], ratios: [0.5, 0.25]}",
                "dart: {k: 2}"
            })
    void beside_a_method_of_the_caches_with_room_for_all_a_token_method_is_itself(String tokens) {
        assertSame(
                decode("{compose: [" + tokens + ", snapkv: {capacity: 400, window: 4}]}"),
                decode(tokens));
        assertSame(
                decode("{compose: [" + tokens + ", h2o: {heavy: 200, recent: 200}]}"),
                decode(tokens));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "streaming-llm: {start: 4, recent: 12}",
                "h2o: {heavy: 8, recent: 8}",
                "snapkv: {capacity: 16, window: 4}"
            })
    void a_cut_in_the_decoder_and_one_of_the_caches_both_happen(String cache) {
        Outcome both = decode("{compose: [fastv: {k: 2, r: 0.5}, " + cache + "]}");
        Outcome cut = decode("fastv: {k: 2, r: 0.5}");
        assertThat(both.tokensPerLayer()).isEqualTo(cut.tokensPerLayer());
        assertThat(both.kept().get(0)).isEqualTo(cut.kept().get(0));
        assertThat(both.logits().get(0)).isEqualTo(cut.logits().get(0));
        for (int length : both.cacheLengths().get(0)) {
            assertThat(length).isEqualTo(16);
        }
    }

    @Test
    void the_order_of_writing_does_not_matter() {
        assertSame(
                decode("{compose: [snapkv: {capacity: 16, window: 4}, fastv: {k: 2, r: 0.5}]}"),
                decode("{compose: [fastv: {k: 2, r: 0.5}, snapkv: {capacity: 16, window: 4}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fastv: {k: 2, mode: drop-recompute} | needs caches; expected cached decoding, got"
                        + " recompute",
                "fastv: {k: 2, mode: mask-cached} | tokens can be dropped, not masked",
                "h2o | at most one method of the key/value caches, got two"
            })
    void what_cannot_act_together_is_refused_in_one_line(String other, String reason) {
        assertThatThrownBy(() -> tiny.strategy("{compose: [snapkv, " + other + "]}"))
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "site: kv-step, score: window-attention, budget: {name: count, value: 64}, select:"
                        + " {name: top-k-and-recent, recent: 32} | expected the site kv-prefill",
                "site: kv-prefill, score: window-attention, budget: {name: count, value: 64},"
                        + " select: {name: top-k-and-recent, recent: 8} | at least the score's window,"
                        + " 32, got 8",
                "site: kv-prefill, budget: {name: count, value: 4}, select: {name:"
                        + " top-k-and-recent, recent: 8} | room for the 8 last entries",
                "site: kv-prefill, budget: {name: cuont, value: 4}, select: first-and-recent |"
                        + " count"
            })
    void parts_that_do_not_fit_are_refused_in_one_line(String stage, String reason) {
        assertThatThrownBy(() -> tiny.strategy("{name: p, stages: [{" + stage + "}]}"))
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void nothing_is_cut_twice_where_a_strategy_is_composed_with_none() {
        Strategy alone = tiny.strategy("fastv: {k: 2, r: 0.5}");
        assertThat(alone.with(Strategy.NONE).stages()).isEqualTo(alone.stages());
        assertSame(
                decode("{compose: [none, fastv: {k: 2, r: 0.5}]}"),
                decode("fastv: {k: 2, r: 0.5}"));
    }
}
