package fastv.eval.bench;

import fastv.core.cost.DecoderShape;
import fastv.core.kernel.Dtype;

/**
 * What is measured.
 *
 * @param shape of the decoder
 * @param dtype it computes in
 * @param tokens of the prompt
 * @param imageTokens of them are visual
 * @param k layers that see every token
 * @param r share of image tokens removed
 * @param repetitions how often each side runs
 */
public record BenchSettings(
        DecoderShape shape,
        Dtype dtype,
        int tokens,
        int imageTokens,
        int k,
        double r,
        int repetitions) {

    public BenchSettings {
        require(
                tokens > imageTokens,
                "--tokens: expected more than --image-tokens = " + imageTokens);
        require(repetitions >= 1, "--repetitions: expected 1 or more, got " + repetitions);
        require(
                k >= 1 && k <= shape.layers(),
                "--k: expected 1 to --layers = " + shape.layers() + ", got " + k);
        require(r >= 0 && r <= 1, "--r: expected a ratio in [0, 1], got " + r);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new fastv.core.error.BadInputException(problem);
        }
    }
}
