package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * LLaVA-1.5 files in the authors' own layout: LLaMA's keys at the top level beside {@code mm_...}
 * keys, and a tower that is a CLIP checkpoint of its own, named by {@code mm_vision_tower}.
 */
final class OriginalLlava {

    private static final String TOWER = "mm_vision_tower";
    private static final String LARGE_336 = "clip-vit-large-patch14-336";

    private OriginalLlava() {}

    static boolean isOriginal(JsonKeys config) {
        return config.has(TOWER) && !config.has("text_config");
    }

    static LlavaConfig read(Path folder, JsonKeys config, Optional<Path> visionTower) {
        refuseOtherVersions(config);
        LlavaConfig.FeatureSelect select =
                LlavaConfigReader.select(config, "mm_vision_select_feature", "patch", "cls_patch");
        int layer = config.integer("mm_vision_select_layer", -2, -1000, 1000);
        LlamaConfig text = LlamaConfigReader.readPlain(folder, config);
        ClipVisionConfig vision = vision(folder, config, visionTower);
        config.refuseProblems();
        try {
            return new LlavaConfig(
                    text,
                    vision,
                    LlavaConfig.ORIGINAL_IMAGE_TOKEN,
                    layer,
                    select,
                    Activation.GELU,
                    true,
                    OptionalInt.empty());
        } catch (IllegalArgumentException e) {
            throw config.contradiction(e);
        }
    }

    private static void refuseOtherVersions(JsonKeys config) {
        if (!config.text("mm_projector_type", "linear").equals("mlp2x_gelu")) {
            config.problem("mm_projector_type", "mlp2x_gelu (LLaVA-1.5)");
        }
        if (!config.text("mm_patch_merge_type", "flat").equals("flat")) {
            config.problem("mm_patch_merge_type", "flat (LLaVA-1.5)");
        }
        if (config.text("image_aspect_ratio", "pad").startsWith("anyres")) {
            config.problem("image_aspect_ratio", "pad or square (LLaVA-1.5)");
        }
        if (config.flag("mm_use_im_start_end", false)) {
            config.problem("mm_use_im_start_end", "false");
        }
    }

    private static ClipVisionConfig vision(
            Path folder, JsonKeys config, Optional<Path> visionTower) {
        Optional<Path> tower = towerFolder(folder, config, visionTower);
        if (tower.isPresent()) {
            JsonKeys keys = JsonKeys.of(tower.get().resolve("config.json"));
            return LlavaConfigReader.vision(
                    keys.text("model_type", "").equals("clip")
                            ? keys.childOrEmpty("vision_config")
                            : keys);
        }
        if (lastPart(config).equals(LARGE_336)) {
            return ClipVisionConfig.LARGE_PATCH14_336;
        }
        throw missing(folder, config);
    }

    /** The tower's folder, if the file names one and it exists. */
    static Optional<Path> towerFolder(Path folder, JsonKeys config, Optional<Path> visionTower) {
        if (visionTower.isPresent()) {
            return visionTower;
        }
        return Optional.of(besides(folder, config)).filter(Files::isDirectory);
    }

    static BadInputException missing(Path folder, JsonKeys config) {
        return new BadInputException(
                config.file()
                        + ": "
                        + TOWER
                        + ": expected the CLIP checkpoint \""
                        + config.text(TOWER, "")
                        + "\" (config.json and safetensors) in the folder "
                        + besides(folder, config)
                        + ", or another folder named as vision tower; this checkpoint has no"
                        + " tower inside");
    }

    private static Path besides(Path folder, JsonKeys config) {
        return folder.toAbsolutePath().normalize().resolveSibling(lastPart(config));
    }

    /** {@code openai/clip-vit-large-patch14-336} lies beside as {@code clip-vit-...}. */
    private static String lastPart(JsonKeys config) {
        String name = config.text(TOWER, "").replaceAll("[/\\\\]+$", "");
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (last.isBlank() || last.equals(".") || last.equals("..")) {
            config.problem(TOWER, "the name of a CLIP checkpoint");
            config.refuseProblems();
        }
        return last;
    }
}
