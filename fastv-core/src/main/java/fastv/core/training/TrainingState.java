package fastv.core.training;

import ai.djl.ndarray.NDManager;
import fastv.core.error.BadInputException;
import fastv.core.kernel.ParameterSet;
import fastv.core.kernel.TorchEngine;
import fastv.core.weights.SafetensorsFile;
import fastv.core.weights.SafetensorsWriter;
import fastv.core.weights.StoredType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a training remembers between two steps: weights, both moments of the optimiser, and the
 * place in the recipe. What a step shows follows from its number, so there is no generator to keep.
 */
public final class TrainingState implements AutoCloseable {
    private static final String WEIGHT = "weight.";
    private static final String FIRST = "first_moment.";
    private static final String SECOND = "second_moment.";

    private final List<Parameter> parameters;
    private final NDManager manager;
    private final ParameterSet weights;
    private final ParameterSet firstMoments;
    private final ParameterSet secondMoments;
    private TrainingPlace place;

    private TrainingState(
            List<Parameter> parameters,
            NDManager manager,
            Map<String, float[]> weights,
            Map<String, float[]> firstMoments,
            Map<String, float[]> secondMoments,
            TrainingPlace place) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        parameters.forEach(parameter -> shapes.put(parameter.name(), parameter.shapeArray()));
        this.parameters = List.copyOf(parameters);
        this.manager = manager;
        this.weights = ParameterSet.of(manager, shapes, weights);
        this.firstMoments = ParameterSet.of(manager, shapes, firstMoments);
        this.secondMoments = ParameterSet.of(manager, shapes, secondMoments);
        this.place = place;
    }

    /** The beginning: start values, empty moments. */
    public static TrainingState start(List<Parameter> parameters, TorchEngine engine, long seed) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        Map<String, float[]> zeros = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            weights.put(parameter.name(), StartValues.of(parameter, seed));
            zeros.put(parameter.name(), new float[parameter.elements()]);
        }
        return new TrainingState(
                parameters, engine.newManager(), weights, zeros, zeros, TrainingPlace.START);
    }

    /**
     * A state as {@link #save} wrote it.
     *
     * @param recipe a hash of what is trained and how, as it was saved
     * @throws BadInputException if the file is none, belongs to other parameters or another recipe
     */
    public static TrainingState load(
            List<Parameter> parameters, TorchEngine engine, Path file, String recipe) {
        SafetensorsFile saved = SafetensorsFile.open(file);
        String found = saved.metadata().getOrDefault("recipe", "none");
        if (!found.equals(recipe)) {
            throw new BadInputException(
                    file
                            + ": expected a training of this recipe ("
                            + recipe
                            + "), got one of another ("
                            + found
                            + "); choose another output folder, or remove this one");
        }
        return new TrainingState(
                parameters,
                engine.newManager(),
                read(parameters, saved, WEIGHT),
                read(parameters, saved, FIRST),
                read(parameters, saved, SECOND),
                TrainingPlace.parse(saved.metadata().getOrDefault("place", "")));
    }

    private static Map<String, float[]> read(
            List<Parameter> parameters, SafetensorsFile file, String prefix) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String name = prefix + parameter.name();
            if (!file.entry(name).shape().equals(parameter.shape())) {
                throw new BadInputException(
                        file.path()
                                + ": "
                                + name
                                + ": expected "
                                + parameter.shape()
                                + ", got "
                                + file.entry(name).shape());
            }
            values.put(parameter.name(), file.floats(name));
        }
        return values;
    }

    /**
     * Writes everything beside its place, then renames: an interruption leaves the old file.
     *
     * @throws IOException if the disk refuses
     */
    public void save(Path file, String recipe) throws IOException {
        SafetensorsWriter writer =
                new SafetensorsWriter()
                        .metadata("recipe", recipe)
                        .metadata("place", place.toString());
        for (Parameter parameter : parameters) {
            add(writer, WEIGHT, parameter, weights);
            add(writer, FIRST, parameter, firstMoments);
            add(writer, SECOND, parameter, secondMoments);
        }
        writer.write(file);
    }

    private static void add(
            SafetensorsWriter writer, String prefix, Parameter parameter, ParameterSet set) {
        String name = parameter.name();
        writer.floats(prefix + name, StoredType.F32, parameter.shape(), set.values(name));
    }

    /** Where in the recipe the next step is. */
    public TrainingPlace place() {
        return place;
    }

    /** Moves to another place. */
    public void moveTo(TrainingPlace next) {
        place = next;
    }

    /** The weights. */
    public ParameterSet weights() {
        return weights;
    }

    /** All weights with their shapes. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Forgets both moments, as a new stage does. */
    public void forgetMoments() {
        for (Parameter parameter : parameters) {
            float[] zeros = new float[parameter.elements()];
            firstMoments.set(parameter.name(), zeros);
            secondMoments.set(parameter.name(), zeros);
        }
    }

    ParameterSet firstMoments() {
        return firstMoments;
    }

    ParameterSet secondMoments() {
        return secondMoments;
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        weights.close();
        firstMoments.close();
        secondMoments.close();
        manager.close();
    }
}
