package fastv.eval.training;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import fastv.core.error.BadInputException;
import fastv.core.kernel.TorchEngine;
import fastv.core.training.Parameter;
import fastv.core.training.TrainableModel;
import fastv.core.training.TrainingPlace;
import fastv.core.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Everything a training writes: {@code state.safetensors} to resume from, {@code curve.jsonl},
 * {@code recipe.yaml}, {@code start/} (the checkpoint before training), {@code stages/<name>/} and
 * {@code model/} with its card.
 */
final class TrainingFolder {
    private final Path folder;
    private final RecipeFile file;

    TrainingFolder(Path folder, RecipeFile file) {
        this.folder = folder;
        this.file = file;
    }

    /** The state to continue from, or a new one. The curve is cut back to it. */
    TrainingState open(List<Parameter> parameters, TorchEngine engine) {
        try {
            Files.createDirectories(folder);
            Path saved = folder.resolve("state.safetensors");
            TrainingState state =
                    Files.exists(saved)
                            ? TrainingState.load(parameters, engine, saved, file.hash())
                            : TrainingState.start(parameters, engine, file.recipe().seed());
            cutCurve(state.place());
            Files.writeString(folder.resolve("recipe.yaml"), file.yaml());
            return state;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Steps after the saved one are taken again, so their lines go. */
    private void cutCurve(TrainingPlace place) throws IOException {
        Path curve = folder.resolve("curve.jsonl");
        if (!Files.exists(curve)) {
            return;
        }
        List<String> kept =
                Files.readAllLines(curve).stream().filter(line -> isBefore(place, line)).toList();
        Path beside = folder.resolve("curve.jsonl.part");
        Files.write(beside, kept);
        Files.move(beside, curve, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Not so for a line that a kill has cut short. */
    private static boolean isBefore(TrainingPlace place, String line) {
        try {
            JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
            return entry.get("total").getAsLong() <= place.total();
        } catch (JsonParseException | IllegalStateException e) {
            return false;
        }
    }

    /** Writes the state to resume from. */
    void save(TrainingState state) {
        try {
            state.save(folder.resolve("state.safetensors"), file.hash());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Adds a line to the curve. */
    void log(JsonObject line) {
        try {
            Files.writeString(
                    folder.resolve("curve.jsonl"),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Writes a checkpoint.
     *
     * @param name below this folder
     * @return where
     */
    Path export(TrainableModel model, TrainingState state, String name) {
        Path target = folder.resolve(name);
        try {
            model.write(target, state.weights()::values, file.dtype());
        } catch (IOException e) {
            throw unwritable(e);
        }
        return target;
    }

    /**
     * Writes the finished model with its record, {@code model/training.json}, and the recipe that
     * made it, {@code model/recipe.yaml}.
     */
    void finish(TrainableModel model, TrainingState state, String engine) {
        Path target = export(model, state, "model");
        TrainingCard card = new TrainingCard(file, engine, state.weights().elements());
        try {
            Files.writeString(
                    target.resolve("training.json"),
                    card.of(folder.resolve("curve.jsonl"), target.resolve("model.safetensors")));
            Files.writeString(target.resolve("recipe.yaml"), file.portableYaml());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** The same, but a checkpoint that is there already stays. */
    Path exportOnce(TrainableModel model, TrainingState state, String name) {
        Path target = folder.resolve(name);
        // config.json is written last
        return Files.exists(target.resolve("config.json")) ? target : export(model, state, name);
    }

    private BadInputException unwritable(IOException e) {
        return new BadInputException(folder + ": cannot be used: " + e.getMessage(), e);
    }
}
