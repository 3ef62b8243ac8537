package fastv.strategies.conformance;

import fastv.core.conformance.GoldenCase;
import fastv.core.error.BadInputException;
import fastv.core.prune.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A float tensor that a case gives as input; its leading axes split into parts. */
final class CaseTensor {
    private final String name;
    private final long[] shape;
    private final float[] values;

    private CaseTensor(String name, long[] shape, float[] values) {
        this.name = name;
        this.shape = shape;
        this.values = values;
    }

    static CaseTensor of(GoldenCase golden, String input) {
        String tensor = tensorName(golden, input);
        return new CaseTensor(
                golden.folder() + ": " + input,
                golden.tensors().entry(tensor).shapeArray(),
                golden.tensors().floats(tensor));
    }

    /** An int64 tensor of two axes. */
    static int[][] integers(GoldenCase golden, String input) {
        String tensor = tensorName(golden, input);
        long[] values = golden.tensors().longs(tensor);
        int columns = Math.toIntExact(golden.tensors().entry(tensor).shapeArray()[1]);
        return IntStream.range(0, values.length / columns)
                .mapToObj(
                        row ->
                                Arrays.stream(values, row * columns, (row + 1) * columns)
                                        .mapToInt(Math::toIntExact)
                                        .toArray())
                .toArray(int[][]::new);
    }

    private static String tensorName(GoldenCase golden, String input) {
        if (!golden.hasInput(input)) {
            throw new BadInputException(golden.folder() + ": expected the input \"" + input + "\"");
        }
        return GoldenCase.tensorName(golden.input().get(input))
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        golden.folder()
                                                + ": expected \"tensor:NAME\" for the input \""
                                                + input
                                                + "\""));
    }

    /** Length of an axis. */
    int size(int axis) {
        return Math.toIntExact(shape[axis]);
    }

    /** All values. */
    float[] values() {
        return values.clone();
    }

    /** The parts along the first axis. */
    List<CaseTensor> parts() {
        if (shape.length < 2) {
            throw new BadInputException(
                    name + ": expected two axes or more, got " + Arrays.toString(shape));
        }
        long[] rest = Arrays.copyOfRange(shape, 1, shape.length);
        int count = size(0);
        int each = count == 0 ? 0 : values.length / count;
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                new CaseTensor(
                                        name,
                                        rest,
                                        Arrays.copyOfRange(values, i * each, (i + 1) * each)))
                .toList();
    }

    /** All parts along all axes but the last two. */
    List<FloatMatrix> matrices() {
        return shape.length == 2
                ? List.of(matrix())
                : parts().stream().flatMap(part -> part.matrices().stream()).toList();
    }

    /** A tensor of two axes. */
    FloatMatrix matrix() {
        if (shape.length != 2) {
            throw new BadInputException(
                    name + ": expected two axes, got " + Arrays.toString(shape));
        }
        return new FloatMatrix(size(0), size(1), values);
    }
}
