package fastv.eval.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * The random numbers of scenes: SplitMix64 (Steele, Lea, Flood, Fast Splittable Pseudorandom Number
 * Generators, OOPSLA 2014), written out so that a Java release cannot change a picture. Not
 * thread-safe: one per example.
 */
public final class SceneRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private SceneRandom(long state) {
        this.state = state;
    }

    /** The generator that belongs to these numbers, in this order. */
    public static SceneRandom of(long... parts) {
        return new SceneRandom(hash(parts));
    }

    /** One well-mixed number out of several, order counting. */
    static long hash(long... parts) {
        long hash = GOLDEN_GAMMA;
        for (long part : parts) {
            hash = mix(hash + GOLDEN_GAMMA + mix(part));
        }
        return hash;
    }

    /** The finaliser of SplitMix64. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A number in 0 until the bound. */
    public int below(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A number between both, inclusive. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True in that many of 100 cases. */
    public boolean chance(int percent) {
        return below(100) < percent;
    }

    /** One entry of a list that is not empty. */
    public <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    /** A copy in random order. */
    public <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        for (int i = copy.size() - 1; i > 0; i--) {
            int j = below(i + 1);
            T moved = copy.get(i);
            copy.set(i, copy.get(j));
            copy.set(j, moved);
        }
        return copy;
    }
}
