package fastv.laws;

import fastv.laws.TinyModel.Outcome;
import fastv.laws.TinyModel.Sample;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test class's tiny LLaVA, open while it runs, and random prompts for it. */
abstract class OnTinyLlava {
    static final int STEPS = 5;
    static final double FLOAT_NOISE = 2e-4;
    private static final int IMAGE_TOKEN = 100;

    static TinyModel tiny;

    @BeforeAll
    static void open() {
        tiny = new TinyModel("llava-tiny");
    }

    @AfterAll
    static void close() {
        tiny.close();
    }

    /** Other ones in each run; a failure names its own. */
    static LongStream seeds() {
        long base = Long.getLong("fastv.laws.seed", System.nanoTime());
        return LongStream.range(0, 4).map(i -> base + i);
    }

    static Outcome decode(Sample sample, String strategy) {
        return tiny.decode(sample, tiny.strategy(strategy), STEPS);
    }

    static Sample sample(long seed) {
        return TinyModel.sample(new SplittableRandom(seed));
    }

    /** Places of a prompt that show no picture. */
    static int[] text(Sample sample) {
        return IntStream.range(0, sample.ids().length)
                .filter(i -> sample.ids()[i] != IMAGE_TOKEN)
                .toArray();
    }
}
