package fastv.eval.training;

import fastv.core.config.ConfigNode;
import fastv.core.config.Overrides;
import fastv.core.config.Problems;
import fastv.core.config.RecordReader;
import fastv.core.config.YamlReader;
import fastv.core.config.YamlWriter;
import fastv.core.kernel.Dtype;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A valid training file.
 *
 * @param recipe its keys
 * @param yaml with defaults filled in
 */
public record RecipeFile(TrainingRecipe recipe, String yaml) {
    private static final int HASH_LETTERS = 16;

    /**
     * Reads a file.
     *
     * @param overrides {@code key.path=value} from the command line
     * @throws fastv.core.error.BadInputException with all problems of the file and the overrides
     */
    public static RecipeFile read(Path file, List<String> overrides) {
        Problems problems = new Problems();
        Optional<ConfigNode> tree =
                YamlReader.read(file, problems)
                        .map(root -> Overrides.apply(root, overrides, problems));
        Optional<TrainingRecipe> recipe =
                tree.flatMap(root -> new RecordReader(problems).read(root, TrainingRecipe.class));
        problems.throwIfAny();
        ConfigNode resolved = RecordReader.withDefaults(tree.orElseThrow(), TrainingRecipe.class);
        return new RecipeFile(recipe.orElseThrow(), YamlWriter.write(resolved));
    }

    /**
     * The file without what only this machine knows, to lie beside the weights: no output folder,
     * and easy-VQA by its name alone.
     */
    String portableYaml() {
        return yaml.lines()
                .filter(line -> !line.startsWith("output:"))
                .map(
                        line ->
                                line.startsWith("easy-vqa:")
                                        ? "easy-vqa: "
                                                + recipe.easyVqa().orElseThrow().getFileName()
                                        : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Element type of the checkpoint. */
    Dtype dtype() {
        return switch (recipe.storedAs()) {
            case FLOAT32 -> Dtype.FLOAT32;
            case FLOAT16 -> Dtype.FLOAT16;
            case BFLOAT16 -> Dtype.BFLOAT16;
        };
    }

    /**
     * Names everything that decides the curve, so that a state is never continued by another
     * recipe. Where it is written and how often does not count; nor do the pictures of easy-VQA,
     * whose hash the record of the training names.
     */
    public String hash() {
        TrainingRecipe r = recipe;
        String decisive =
                String.join(
                        "\n",
                        r.family(),
                        r.model().toString(),
                        r.stages().toString(),
                        r.optimiser().toString(),
                        r.heldOut().toString(),
                        String.valueOf(r.seed()),
                        String.valueOf(r.threads()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(decisive.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
