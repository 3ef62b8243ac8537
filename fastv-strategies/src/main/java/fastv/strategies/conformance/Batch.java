package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import java.util.Arrays;
import java.util.List;

/** Results of the samples of a batch, compared as one tensor. */
final class Batch {

    private Batch() {}

    /** One list of integers per sample, all of one length. */
    static void integers(Comparison comparison, String name, List<int[]> samples, long... leading) {
        long[] flat = samples.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
        comparison.integers(name, flat, shape(samples.get(0).length, leading));
    }

    /** One list of numbers per sample, all of one length, or rows of a width. */
    static void floats(Comparison comparison, String name, List<float[]> samples, long... shape) {
        comparison.floats(name, Rows.concat(samples), shape);
    }

    /** Cases on a whole model belong to who has one. */
    static void refuseDecoder(GoldenCase golden) {
        if (golden.hasInput("mode") && golden.string("mode").equals("decoder")) {
            throw new UnsupportedCaseException("mode decoder");
        }
    }

    /** A mode that is not known. */
    static UnsupportedCaseException unknownMode(GoldenCase golden) {
        return new UnsupportedCaseException("mode " + golden.string("mode"));
    }

    private static long[] shape(int last, long... leading) {
        long[] shape = Arrays.copyOf(leading, leading.length + 1);
        shape[leading.length] = last;
        return shape;
    }
}
