package fastv.strategies.conformance;

import fastv.core.conformance.GoldenCase;
import fastv.core.error.BadInputException;
import fastv.core.prune.FloatMatrix;
import java.util.Arrays;

/** Tensors of a golden case as the matrices that methods take. */
final class Tensors {
    private Tensors() {}

    /** The name of the tensor that an input refers to. */
    static String name(GoldenCase golden, String input) {
        return GoldenCase.tensorName(golden.input().get(input))
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        golden.folder()
                                                + ": input "
                                                + input
                                                + ": expected a reference to a tensor"));
    }

    /** The numbers of an input tensor, row-major. */
    static float[] floats(GoldenCase golden, String input) {
        return golden.tensors().floats(name(golden, input));
    }

    /** The shape of an input tensor. */
    static int[] shape(GoldenCase golden, String input) {
        return Arrays.stream(golden.tensors().entry(name(golden, input)).shapeArray())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /** An input tensor with two axes. */
    static FloatMatrix matrix(GoldenCase golden, String input) {
        int[] shape = shape(golden, input);
        return new FloatMatrix(
                shape[shape.length - 2], shape[shape.length - 1], floats(golden, input));
    }

    /** An input list of integers, as JSON or as a tensor. */
    static int[] integers(GoldenCase golden, String input) {
        if (golden.input().get(input).isJsonArray()) {
            return golden.integers(input);
        }
        return Arrays.stream(golden.tensors().longs(name(golden, input)))
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /** The matrices of a tensor {@code [.., heads, rows, columns]}, one per head. */
    static FloatMatrix[] heads(GoldenCase golden, String input) {
        int[] shape = shape(golden, input);
        int columns = shape[shape.length - 1];
        int rows = shape[shape.length - 2];
        int heads = shape[shape.length - 3];
        float[] all = floats(golden, input);
        FloatMatrix[] matrices = new FloatMatrix[heads];
        for (int head = 0; head < heads; head++) {
            int from = head * rows * columns;
            matrices[head] =
                    new FloatMatrix(
                            rows, columns, Arrays.copyOfRange(all, from, from + rows * columns));
        }
        return matrices;
    }

    static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
