package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import fastv.core.weights.StoredType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether weights fit the configuration beside them. */
public final class ShapeCheck {

    private static final Set<StoredType> FLOATS =
            EnumSet.of(StoredType.F32, StoredType.F16, StoredType.BF16);

    private ShapeCheck() {}

    /**
     * The tensors that a model of this configuration needs; others may be there and are ignored.
     */
    public static List<ExpectedTensor> expected(CheckpointConfig config) {
        return ModelTensors.of(config);
    }

    /** The same of a vision tower alone, all its blocks. */
    public static List<ExpectedTensor> expected(ClipVisionConfig config) {
        return ModelTensors.of(config);
    }

    /** The same of a CLIP checkpoint, the vision tower's blocks left out. */
    public static List<ExpectedTensor> expected(ClipConfig config) {
        return ModelTensors.of(config);
    }

    /**
     * Checks that every needed tensor is there, has its shape and holds floats.
     *
     * @param folder named in messages about tensors that are missing
     * @throws BadInputException the first few problems, one line each
     */
    public static void check(Path folder, CheckpointConfig config, TensorNames names) {
        check(folder, expected(config), names);
    }

    /** The same for a list of tensors. */
    static void check(Path folder, List<ExpectedTensor> expected, TensorNames names) {
        Set<String> needed =
                expected.stream().map(ExpectedTensor::name).collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        for (ExpectedTensor tensor : expected) {
            if (names.find(tensor.name()).isPresent()) {
                names.find(tensor.name()).ifPresent(found -> compare(tensor, found, problems));
            } else {
                problems.add(folder + ": " + names.missing(tensor.name(), needed));
            }
        }
        Problems.refuse(problems);
    }

    private static void compare(ExpectedTensor tensor, StoredTensor found, List<String> problems) {
        List<Long> shape = found.entry().shape();
        String where = found.file() + ": " + tensor.name() + " " + tensor.words() + ": expected ";
        if (!shape.equals(tensor.shape())) {
            problems.add(
                    where
                            + tensor.shape()
                            + " as config.json says "
                            + tensor.becauseUnlike(shape)
                            + ", got "
                            + shape);
        }
        if (!FLOATS.contains(found.entry().type())) {
            problems.add(where + "one of " + FLOATS + ", got " + found.entry().type());
        }
    }
}
