package fastv.core.training;

import fastv.core.kernel.Dtype;
import fastv.core.kernel.TrainedShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A model before its training: what its weights are, and how it is written as a checkpoint. */
public interface TrainableModel {

    /** What kernels must know of it. */
    TrainedShape shape();

    /** All weights, in a fixed order. */
    List<Parameter> parameters();

    /**
     * The tower's input for a picture, by the processor that the checkpoint names.
     *
     * @param rgb {@code [row, column, channel]}, unsigned, of the tower's size
     * @return {@code [channel, row, column]}
     */
    float[] pixelValues(byte[] rgb);

    /**
     * Writes a checkpoint that the family's adapter opens: weights, configuration, tokenizer.
     *
     * @param weights the elements of each of {@link #parameters()}, by name
     * @throws IOException if the disk refuses
     */
    void write(Path folder, Function<String, float[]> weights, Dtype dtype) throws IOException;
}
