package fastv.models.checkpoint;

import fastv.core.weights.SafetensorsFile;
import fastv.core.weights.SafetensorsWriter;
import fastv.core.weights.StoredType;
import fastv.core.weights.TensorEntry;
import fastv.models.checkpoint.sample.TinyLlavaCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The tiny checkpoint, and folders made from it that differ in one point. */
final class TinyFolder {

    static final TinyLlavaCheckpoint TINY = new TinyLlavaCheckpoint(40, 32, 7);

    /** LLaMA's keys of the tiny checkpoint, flat. */
    static final String TEXT_KEYS =
            """
            "vocab_size": 40, "hidden_size": 64, "intermediate_size": 176,
            "num_hidden_layers": 8, "num_attention_heads": 4, "rms_norm_eps": 1e-05
            """;

    /** The tiny checkpoint in the words of the authors' config.json. */
    static final String ORIGINAL_CONFIG =
            """
            {"architectures": ["LlavaLlamaForCausalLM"], "model_type": "llava", %s,
             "mm_vision_tower": "openai/tiny-clip", "mm_projector_type": "mlp2x_gelu",
             "mm_vision_select_layer": -2, "mm_vision_select_feature": "patch",
             "image_aspect_ratio": "pad"}
            """
                    .formatted(TEXT_KEYS);

    static final String CLIP_CONFIG =
            """
            {"architectures": ["CLIPModel"], "model_type": "clip", "text_config": {},
             "vision_config": {"hidden_size": 64, "intermediate_size": 176, "image_size": 64,
               "num_hidden_layers": 4, "num_attention_heads": 4, "patch_size": 8}}
            """;

    private TinyFolder() {}

    static Path write(Path folder) throws IOException {
        TINY.write(folder, "{}");
        return folder;
    }

    static void config(Path folder, String json) throws IOException {
        Files.writeString(folder.resolve("config.json"), json);
    }

    /** Replaces a piece of config.json; the piece must be there. */
    static void edit(Path folder, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve("config.json"));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from + " is not in " + text);
        }
        config(folder, text.replace(from, to));
    }

    /** Renames the tensors by the project's names; one without a new name is left out. */
    static void rename(Path folder, Function<String, Optional<String>> names) throws IOException {
        copy(folder.resolve("model.safetensors"), folder.resolve("model.safetensors"), names);
    }

    /** Copies the tensors whose new name is given. */
    static void copy(Path from, Path to, Function<String, Optional<String>> names)
            throws IOException {
        SafetensorsFile file = SafetensorsFile.open(from);
        SafetensorsWriter writer = new SafetensorsWriter();
        for (TensorEntry entry : file.entries().values()) {
            String internal = TensorNames.internal(entry.name()).orElse(entry.name());
            Optional<String> name = names.apply(internal);
            if (name.isPresent()) {
                writer.floats(name.get(), StoredType.F16, entry.shape(), file.floats(entry.name()));
            }
        }
        writer.write(to);
    }

    /** The names of transformers 4.52, changed. */
    static Function<String, Optional<String>> written(UnaryOperator<String> change) {
        return internal -> Optional.of(change.apply(TensorNames.written(internal)));
    }
}
