package fastv.models.checkpoint;

import fastv.models.checkpoint.ExpectedTensor.Axis;
import java.util.ArrayList;
import java.util.List;

/** Which tensors a model needs, and in which shapes. */
final class ModelTensors {

    private final List<ExpectedTensor> tensors = new ArrayList<>();

    private ModelTensors() {}

    static List<ExpectedTensor> of(CheckpointConfig config) {
        ModelTensors all = new ModelTensors();
        if (config instanceof LlavaConfig llava) {
            all.tower(llava.vision(), llava.visionLayersUsed());
            all.projector(llava);
        }
        all.decoder(config.text());
        return all.tensors;
    }

    static List<ExpectedTensor> of(ClipVisionConfig config) {
        ModelTensors all = new ModelTensors();
        all.tower(config, config.layers());
        return all.tensors;
    }

    /** One block of the tower. */
    static List<ExpectedTensor> ofTowerBlock(ClipVisionConfig config, int index) {
        ModelTensors all = new ModelTensors();
        all.block(config, index);
        return all.tensors;
    }

    /** CLIP's text tower, and what leads from both towers into their common space. */
    static List<ExpectedTensor> of(ClipConfig config) {
        ModelTensors all = new ModelTensors();
        all.text(config.text());
        Axis common = axis("projection", config.projectionDim(), "projection_dim");
        Axis vision = visionHidden(config.vision());
        all.add("text_projection.weight", common, textHidden(config.text()));
        all.norm("vision.post_layernorm", vision);
        all.add("visual_projection.weight", common, vision);
        return all.tensors;
    }

    private void text(ClipTextConfig config) {
        Axis hidden = textHidden(config);
        Axis vocabulary = axis("vocab", config.vocabSize(), "text vocab_size");
        Axis places = axis("tokens", config.maxPositions(), "text max_position_embeddings");
        Axis mlp = axis("intermediate", config.intermediateSize(), "text intermediate_size");
        add("text.embeddings.token_embedding.weight", vocabulary, hidden);
        add("text.embeddings.position_embedding.weight", places, hidden);
        for (int i = 0; i < config.layers(); i++) {
            block("text.layers." + i + ".", hidden, mlp);
        }
        norm("text.final_layer_norm", hidden);
    }

    private void decoder(LlamaConfig config) {
        Axis hidden = axis("hidden", config.hiddenSize(), "hidden_size");
        Axis vocab = axis("vocab", config.vocabSize(), "vocab_size");
        Axis query = heads("heads * headDim", "num_attention_heads", config.heads(), config);
        Axis key = heads("kvHeads * headDim", "num_key_value_heads", config.kvHeads(), config);
        Axis mlp = axis("intermediate", config.intermediateSize(), "intermediate_size");
        add("decoder.embed_tokens.weight", vocab, hidden);
        for (int i = 0; i < config.layers(); i++) {
            String layer = "decoder.layers." + i + ".";
            boolean bias = config.attentionBias();
            add(layer + "input_layernorm.weight", hidden);
            linear(layer + "self_attn.q_proj", query, hidden, bias);
            linear(layer + "self_attn.k_proj", key, hidden, bias);
            linear(layer + "self_attn.v_proj", key, hidden, bias);
            linear(layer + "self_attn.o_proj", hidden, query, bias);
            add(layer + "post_attention_layernorm.weight", hidden);
            linear(layer + "mlp.gate_proj", mlp, hidden, config.mlpBias());
            linear(layer + "mlp.up_proj", mlp, hidden, config.mlpBias());
            linear(layer + "mlp.down_proj", hidden, mlp, config.mlpBias());
        }
        add("decoder.norm.weight", hidden);
        if (!config.tiedEmbeddings()) {
            add("head.weight", vocab, hidden);
        }
    }

    private void tower(ClipVisionConfig config, int layersUsed) {
        Axis hidden = visionHidden(config);
        Axis channels = axis("channels", config.channels(), "vision num_channels");
        Axis side = axis("patch side", config.patchSize(), "vision patch_size");
        Axis positions =
                new Axis(
                        "1 + patches",
                        config.patches() + 1L,
                        "vision image_size / patch_size = "
                                + config.imageSize()
                                + " / "
                                + config.patchSize());
        add("vision.embeddings.class_embedding", hidden);
        add("vision.embeddings.patch_embedding.weight", hidden, channels, side, side);
        add("vision.embeddings.position_embedding.weight", positions, hidden);
        norm("vision.pre_layrnorm", hidden);
        for (int i = 0; i < layersUsed; i++) {
            block(config, i);
        }
    }

    private void block(ClipVisionConfig config, int index) {
        Axis hidden = visionHidden(config);
        Axis mlp = axis("intermediate", config.intermediateSize(), "vision intermediate_size");
        block("vision.layers." + index + ".", hidden, mlp);
    }

    /** A block of either tower of CLIP. */
    private void block(String layer, Axis hidden, Axis mlp) {
        norm(layer + "layer_norm1", hidden);
        for (String projection : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
            linear(layer + "self_attn." + projection, hidden, hidden, true);
        }
        norm(layer + "layer_norm2", hidden);
        linear(layer + "mlp.fc1", mlp, hidden, true);
        linear(layer + "mlp.fc2", hidden, mlp, true);
    }

    private void projector(LlavaConfig config) {
        Axis hidden = axis("hidden", config.text().hiddenSize(), "hidden_size");
        linear("projector.linear_1", hidden, visionHidden(config.vision()), config.projectorBias());
        linear("projector.linear_2", hidden, hidden, config.projectorBias());
    }

    private void norm(String name, Axis hidden) {
        add(name + ".weight", hidden);
        add(name + ".bias", hidden);
    }

    private void linear(String name, Axis out, Axis in, boolean bias) {
        add(name + ".weight", out, in);
        if (bias) {
            add(name + ".bias", out);
        }
    }

    private void add(String name, Axis... axes) {
        tensors.add(new ExpectedTensor(name, List.of(axes)));
    }

    private static Axis visionHidden(ClipVisionConfig config) {
        return axis("vision hidden", config.hiddenSize(), "vision hidden_size");
    }

    private static Axis textHidden(ClipTextConfig config) {
        return axis("text hidden", config.hiddenSize(), "text hidden_size");
    }

    private static Axis axis(String word, int size, String key) {
        return new Axis(word, size, key + " = " + size);
    }

    private static Axis heads(String word, String key, int heads, LlamaConfig config) {
        String because = key + " * head_dim = " + heads + " * " + config.headDim();
        return new Axis(word, (long) heads * config.headDim(), because);
    }
}
