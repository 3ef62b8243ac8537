package fastv.models.checkpoint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.error.BadInputException;
import fastv.core.json.JsonFile;
import fastv.core.weights.SafetensorsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code model.safetensors.index.json}: in which shard each tensor lies. */
final class ShardIndex {
    private ShardIndex() {}

    /** The shards that an index names, ascending; all must be files beside it. */
    static List<Path> shards(Path index) {
        List<String> problems = new ArrayList<>();
        List<Path> shards = new ArrayList<>();
        for (String shard : new TreeSet<>(weightMap(index).values())) {
            boolean plain = shard.endsWith(".safetensors") && !shard.matches(".*[/\\\\].*");
            if (!plain) {
                problems.add(
                        index
                                + ": weight_map: expected names of .safetensors files in the same"
                                + " folder, got \""
                                + shard
                                + "\"");
            } else if (!Files.isRegularFile(index.resolveSibling(shard))) {
                problems.add(
                        index.resolveSibling(shard) + ": no such shard, named by " + name(index));
            } else {
                shards.add(index.resolveSibling(shard));
            }
        }
        Problems.refuse(problems);
        return shards;
    }

    /** Refuses an index that promises tensors which their shards lack. */
    static void check(Path index, List<SafetensorsFile> shards) {
        Map<String, SafetensorsFile> byName =
                shards.stream()
                        .collect(Collectors.toMap(shard -> name(shard.path()), shard -> shard));
        List<String> problems = new ArrayList<>();
        weightMap(index)
                .forEach(
                        (tensor, shard) -> {
                            SafetensorsFile file = byName.get(shard);
                            if (file != null && !file.entries().containsKey(tensor)) {
                                problems.add(
                                        file.path()
                                                + ": no tensor "
                                                + tensor
                                                + ", which "
                                                + name(index)
                                                + " places there");
                            }
                        });
        Problems.refuse(problems);
    }

    private static Map<String, String> weightMap(Path index) {
        JsonObject root = JsonFile.read(index);
        if (!root.has("weight_map") || !root.get("weight_map").isJsonObject()) {
            throw new BadInputException(
                    index + ": weight_map: expected an object of tensor names and shards");
        }
        Map<String, String> map = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : root.getAsJsonObject("weight_map").entrySet()) {
            if (!entry.getValue().isJsonPrimitive()) {
                throw new BadInputException(
                        index + ": weight_map." + entry.getKey() + ": expected a file name");
            }
            map.put(entry.getKey(), entry.getValue().getAsString());
        }
        if (map.isEmpty()) {
            throw new BadInputException(index + ": weight_map: expected tensors, got none");
        }
        return map;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
