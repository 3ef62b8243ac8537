package fastv.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CacheGrowthTest {
    /** hidden 4, MLP 6, 2 layers, 2 heads over 1 key/value head of width 2, 10 words. */
    private static final DecoderShape SHAPE = new DecoderShape(4, 6, 2, 2, 1, 2, 10);

    @Test
    void a_cache_that_may_grow_is_as_long_as_steps_were_taken() {
        CacheGrowth growth = new CacheGrowth(TokensPerLayer.of(8, 4), TokensPerLayer.of(11, 7));
        assertThat(growth.keys(0, 1)).isEqualTo(9);
        assertThat(growth.keys(1, 3)).isEqualTo(7);
    }

    @Test
    void a_step_of_a_full_cache_sees_the_entries_and_itself() {
        CacheGrowth growth = new CacheGrowth(TokensPerLayer.of(8, 6), TokensPerLayer.of(8, 8));
        assertThat(growth.keys(0, 1)).isEqualTo(9);
        assertThat(growth.keys(0, 5)).isEqualTo(9);
        assertThat(growth.keys(1, 2)).isEqualTo(8);
        assertThat(growth.keys(1, 5)).isEqualTo(9);
    }

    @Test
    void decoding_over_short_caches_costs_their_entries() {
        // per layer and step: q and o 2*4*4 = 32, k and v 2*4*2 = 16, MLP 3*4*6 = 72: 120
        // attention: 2 * keys * 4; layer 0 has 9 keys in both steps, layer 1 has 7, then 8
        CacheGrowth growth = new CacheGrowth(TokensPerLayer.of(8, 6), TokensPerLayer.of(8, 8));
        long expected = 4 * 120 + 2 * 4 * (9 + 9 + 7 + 8);
        assertThat(new DecoderMacs(SHAPE).decode(growth, 2)).isEqualTo(expected);
    }

    @Test
    void caches_that_lose_nothing_cost_what_they_always_did() {
        TokensPerLayer tokens = TokensPerLayer.of(8, 6);
        CacheGrowth growth = new CacheGrowth(tokens, TokensPerLayer.of(11, 9));
        DecoderMacs macs = new DecoderMacs(SHAPE);
        assertThat(macs.decode(growth, 3)).isEqualTo(macs.decode(tokens, 3, Decoding.CACHED));
    }
}
