package fastv.eval.card;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.error.BadInputException;
import fastv.core.json.JsonFile;
import fastv.core.score.Score;
import fastv.core.score.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What is told of a trained checkpoint: how it was made, by {@code training.json} in its folder,
 * and what it can do, by the journals of runs.
 */
public final class CheckpointCard {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final String name;
    private final JsonObject training;
    private final String weights;
    private final List<CardRun> runs;

    private CheckpointCard(String name, JsonObject training, String weights, List<CardRun> runs) {
        this.name = name;
        this.training = training;
        this.weights = weights;
        this.runs = List.copyOf(runs);
    }

    /**
     * Collects what a card tells.
     *
     * @param folder the checkpoint's, with {@code training.json} and {@code model.safetensors}
     * @param hash the checkpoint's, as runs have it
     * @param runs folders of runs of this very checkpoint
     * @throws BadInputException if a file is missing, the weights are not those that the training
     *     made, or a run is of another checkpoint
     */
    public static CheckpointCard of(
            Path folder, String hash, List<Path> runs, Map<String, Scorer> scorers) {
        Path file = folder.resolve("training.json");
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(
                    folder + ": expected training.json, which fastv train writes, found none");
        }
        JsonObject training = JsonFile.read(file);
        String weights = sha256(folder.resolve("model.safetensors"));
        String trained =
                training.has("weights_sha256") ? training.get("weights_sha256").getAsString() : "";
        if (!weights.equals(trained)) {
            throw new BadInputException(
                    "%s: expected the weights that training.json names, %s, got %s"
                            .formatted(folder.resolve("model.safetensors"), trained, weights));
        }
        return new CheckpointCard(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                training,
                weights,
                runs.stream().map(run -> CardRun.read(run, hash, scorers)).toList());
    }

    private static String sha256(Path file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The card for a reader. */
    public String markdown() {
        return new CardPage(name, training, weights, runs).text();
    }

    /** The card for programs: the training's own, and every score in full. */
    public String json() {
        JsonArray told = new JsonArray();
        runs.forEach(run -> told.add(json(run)));
        JsonObject root = new JsonObject();
        root.addProperty("name", name);
        root.addProperty("weights_sha256", weights);
        root.add("training", training);
        root.add("runs", told);
        return JSON.toJson(root) + "\n";
    }

    private static JsonElement json(CardRun run) {
        JsonArray scores = new JsonArray();
        for (String setting : run.settings()) {
            run.scores(setting).forEach(score -> scores.add(json(setting, score)));
        }
        JsonObject object = new JsonObject();
        object.addProperty("experiment", run.name());
        object.addProperty("answers", run.answers());
        object.addProperty("plan_hash", run.provenance().identity().planHash());
        object.addProperty("checkpoint_hash", run.provenance().identity().checkpointHash());
        object.addProperty("data_hash", run.provenance().identity().dataHash());
        object.addProperty("version", run.provenance().identity().version());
        object.add("scores", scores);
        return object;
    }

    private static JsonObject json(String setting, Score score) {
        JsonObject object = new JsonObject();
        object.addProperty("setting", setting);
        object.addProperty("kind", score.kind());
        object.addProperty("scorer", score.scorer());
        object.addProperty("metric", score.metric());
        object.addProperty("value", score.value());
        object.addProperty("low", score.interval().low());
        object.addProperty("high", score.interval().high());
        object.addProperty("interval", score.interval().method().publicName());
        object.addProperty("answers", score.answers());
        score.withoutLooking().ifPresent(value -> object.addProperty("without_looking", value));
        return object;
    }
}
