package fastv.eval.training;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fastv.core.journal.Machine;
import fastv.core.statistics.Interval;
import fastv.core.statistics.Proportion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is told of a finished training, made from its curve: recipe, machine, time, and the last
 * held-out accuracies of each kind with 95 % intervals.
 */
final class TrainingCard {
    private final RecipeFile file;
    private final String engine;
    private final long parameters;

    /**
     * @param engine what computed
     * @param parameters how many weights were trained, heads of the tower's lesson included
     */
    TrainingCard(RecipeFile file, String engine, long parameters) {
        this.file = file;
        this.engine = engine;
        this.parameters = parameters;
    }

    /**
     * The card as JSON.
     *
     * @param curve the lines of the whole training
     * @param weights the file that was made
     */
    String of(Path curve, Path weights) throws IOException {
        Map<String, JsonObject> stages = new LinkedHashMap<>();
        JsonObject heldOut = new JsonObject();
        for (String line : Files.readAllLines(curve)) {
            JsonObject entry = JsonParser.parseString(line).getAsJsonObject();
            if (entry.has("held_out")) {
                entry.getAsJsonObject("held_out")
                        .asMap()
                        .forEach((kind, share) -> heldOut.add(kind, withInterval(share)));
            } else {
                count(stages, entry);
            }
        }
        JsonArray all = new JsonArray();
        stages.values().forEach(all::add);
        JsonObject card = new JsonObject();
        card.addProperty("recipe", file.hash());
        card.addProperty("seed", file.recipe().seed());
        card.addProperty("threads", file.recipe().threads());
        card.addProperty("engine", engine);
        Machine machine = Machine.current();
        card.addProperty("machine", machine.os() + ", " + machine.cpu());
        card.addProperty("parameters", parameters);
        card.addProperty("weights_sha256", sha256(weights));
        card.add("data", data(stages));
        card.add("stages", all);
        card.add("held_out", heldOut);
        return new GsonBuilder().setPrettyPrinting().create().toJson(card) + "\n";
    }

    /** Which pictures were shown, and how many; one that comes again counts again. */
    private JsonObject data(Map<String, JsonObject> stages) throws IOException {
        long pictures = 0;
        for (StageSettings stage : file.recipe().stages()) {
            JsonObject done = stages.get(stage.name());
            long steps = done == null ? 0 : done.get("steps").getAsLong();
            pictures += steps * stage.batch() * stage.passes();
        }
        JsonObject data = new JsonObject();
        data.addProperty("pictures", pictures);
        data.addProperty("scenes", "split train, drawn from the seed");
        Path easyVqa = file.recipe().easyVqa().orElse(null);
        if (easyVqa != null) {
            String hash = Files.isRegularFile(easyVqa) ? ", SHA-256 " + sha256(easyVqa) : "";
            data.addProperty("easy-vqa", easyVqa.getFileName() + hash);
        }
        return data;
    }

    private static void count(Map<String, JsonObject> stages, JsonObject entry) {
        String name = entry.get("stage").getAsString();
        JsonObject stage = stages.computeIfAbsent(name, key -> new JsonObject());
        double before = stage.has("seconds") ? stage.get("seconds").getAsDouble() : 0;
        double seconds = before + entry.get("seconds").getAsDouble();
        stage.addProperty("name", name);
        stage.addProperty("steps", entry.get("step").getAsLong());
        stage.addProperty("seconds", Math.round(1000 * seconds) / 1000.0);
        stage.addProperty("last_loss", entry.get("loss").getAsDouble());
    }

    /** Wilson's score interval: sound also near 0 and 1. */
    private JsonObject withInterval(JsonElement share) {
        double p = share.getAsDouble();
        int questions = file.recipe().heldOut().questions();
        Interval wilson =
                new Proportion(Math.toIntExact(Math.round(p * questions)), questions).wilson(0.05);
        JsonObject object = new JsonObject();
        object.addProperty("accuracy", p);
        object.addProperty("low", wilson.low());
        object.addProperty("high", wilson.high());
        return object;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
