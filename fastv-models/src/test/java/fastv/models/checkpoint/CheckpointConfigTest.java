package fastv.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fastv.core.error.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CheckpointConfigTest {

    /** As the 7B files of llava-hf: only what differs from the classes' defaults. */
    private static final String PUBLISHED =
            """
            {"architectures": ["LlavaForConditionalGeneration"], "ignore_index": -100,
             "image_token_index": 32000, "model_type": "llava", "pad_token_id": 32001,
             "projector_hidden_act": "gelu",
             "text_config": {"architectures": ["LlamaForCausalLM"], "model_type": "llama",
               "max_position_embeddings": 4096, "rms_norm_eps": 1e-05, "torch_dtype": "float16",
               "vocab_size": 32064%s},
             "tie_word_embeddings": false, "torch_dtype": "float16",
             "vision_config": {"hidden_size": 1024, "image_size": 336, "intermediate_size": 4096,
               "model_type": "clip_vision_model", "num_attention_heads": 16,
               "num_hidden_layers": 24, "patch_size": 14, "projection_dim": 768,
               "vocab_size": 32000},
             "vision_feature_layer": -2, "vision_feature_select_strategy": "default",
             "vocab_size": 32064}
            """;

    private static final String LLAMA = "{\"architectures\": [\"LlamaForCausalLM\"], %s}";

    private final Path folder;

    CheckpointConfigTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void fills_in_what_published_files_leave_out() throws IOException {
        LlavaConfig config = llava(PUBLISHED.formatted(""));
        LlamaConfig text = config.text();
        assertThat(text.hiddenSize()).isEqualTo(4096);
        assertThat(text.intermediateSize()).isEqualTo(11008);
        assertThat(text.layers()).isEqualTo(32);
        assertThat(text.heads()).isEqualTo(32);
        assertThat(text.kvHeads()).isEqualTo(32);
        assertThat(text.headDim()).isEqualTo(128);
        assertThat(text.rmsNormEps()).isEqualTo(1e-5);
        assertThat(text.ropeTheta()).isEqualTo(10000);
        assertThat(text.ropeScaling()).isEqualTo(new RopeScaling.None());
        assertThat(text.tokens())
                .isEqualTo(new TokenIds(OptionalInt.of(1), List.of(2), OptionalInt.of(32001)));
        assertThat(config.vision()).isEqualTo(ClipVisionConfig.LARGE_PATCH14_336);
        assertThat(config.visionFeatureLayer()).isEqualTo(-2);
        assertThat(config.visionLayersUsed()).isEqualTo(23);
        assertThat(config.imageSeqLength()).isEmpty();
        assertThat(config.projectorBias()).isTrue();
    }

    /** Sizes as published: 7.06e9 and 13.35e9 in all, the tower 0.304e9 of them. */
    @Test
    void derived_numbers_are_those_of_the_real_models() throws IOException {
        LlavaConfig small = llava(PUBLISHED.formatted(""));
        assertThat(small.imageTokens()).isEqualTo(576);
        assertThat(small.text().kvBytesPerToken(2)).isEqualTo(2L * 32 * 4096 * 2);
        assertThat(small.vision().parameters()).isEqualTo(303_507_456L);
        assertThat(small.projectorParameters()).isEqualTo(1024 * 4096 + 4096 * 4096 + 2 * 4096);
        assertThat((double) small.parameters()).isCloseTo(7.06e9, Percentage.withPercentage(0.1));
        LlavaConfig large =
                llava(
                        PUBLISHED.formatted(
                                ", \"hidden_size\": 5120, \"intermediate_size\": 13824,"
                                        + " \"num_hidden_layers\": 40,"
                                        + " \"num_attention_heads\": 40"));
        assertThat((double) large.parameters()).isCloseTo(13.35e9, Percentage.withPercentage(0.1));
    }

    @Test
    void a_file_without_configs_of_the_parts_means_the_7b_model() throws IOException {
        LlavaConfig config = llava("{\"model_type\": \"llava\"}");
        assertThat(config.vision()).isEqualTo(ClipVisionConfig.LARGE_PATCH14_336);
        assertThat(config.text().vocabSize()).isEqualTo(32000);
        assertThat(config.text().rmsNormEps()).isEqualTo(1e-6);
        assertThat(config.imageTokenId()).isEqualTo(32000);
    }

    @Test
    void a_tower_that_says_little_is_vit_b_32() throws IOException {
        LlavaConfig config = llava("{\"model_type\": \"llava\", \"vision_config\": {}}");
        assertThat(config.vision())
                .isEqualTo(
                        new ClipVisionConfig(
                                768, 3072, 12, 12, 224, 32, 3, 1e-5, Activation.QUICK_GELU));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'rope_theta': 20000.0, 'rope_scaling': null | 20000 | None[]",
                "'rope_theta': 5e5, 'rope_scaling': {'type': 'linear', 'factor': 2} | 500000 | Linear[factor=2.0]",
                "'rope_scaling': {'rope_type': 'dynamic', 'factor': 2.5} | 10000 | Dynamic[factor=2.5]",
                "'rope_parameters': {'rope_type': 'default', 'rope_theta': 5000} | 5000 | None[]",
                "'rope_parameters': {'rope_type': 'llama3', 'rope_theta': 5e5, 'factor': 8, 'low_freq_factor': 1, 'high_freq_factor': 4, 'original_max_position_embeddings': 64} | 500000 | Llama3[factor=8.0, lowFreqFactor=1.0, highFreqFactor=4.0, originalMaxPositionEmbeddings=64]",
            })
    void reads_rotary_keys_old_and_new(String keys, double theta, String scaling)
            throws IOException {
        LlamaConfig config = read(LLAMA.formatted(keys)).text();
        assertThat(config.ropeTheta()).isEqualTo(theta);
        assertThat(config.ropeScaling()).hasToString(scaling);
    }

    @Test
    void reads_llama_as_it_is_declared() throws IOException {
        LlamaConfig config =
                read(LLAMA.formatted(
                                """
                                'hidden_size': 48, 'head_dim': 20, 'num_attention_heads': 4,
                                'num_key_value_heads': 2, 'attention_bias': true, 'mlp_bias': true,
                                'tie_word_embeddings': true, 'intermediate_size': 80,
                                'num_hidden_layers': 2, 'vocab_size': 96
                                """))
                        .text();
        assertThat(config.querySize()).isEqualTo(80);
        assertThat(config.keySize()).isEqualTo(40);
        assertThat(config.tiedEmbeddings()).isTrue();
        // q, o 48*80 each, k, v 48*40 each, biases 80+40+40+48; 3 matrices of 48*80, 80+80+48
        long layer = 2 * 3840 + 2 * 1920 + 208 + 3 * 3840 + 208 + 2 * 48;
        assertThat(config.layerParameters()).isEqualTo(layer);
        assertThat(config.parameters()).isEqualTo(96 * 48 + 2 * layer + 48);
        assertThat(config.kvBytesPerToken(4)).isEqualTo(2 * 2 * 40 * 4);
    }

    @Test
    void the_newer_key_of_the_image_token_goes_first() throws IOException {
        assertThat(
                        llava(
                                        "{'model_type': 'llava', 'image_token_index': 7, 'image_token_id': 8}")
                                .imageTokenId())
                .isEqualTo(8);
    }

    @Test
    void several_end_tokens_and_the_generation_config_count() throws IOException {
        assertThat(read(LLAMA.formatted("'eos_token_id': [5, 6]")).text().tokens().eos())
                .containsExactly(5, 6);
        Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\": [7]}");
        TokenIds tokens =
                read(LLAMA.formatted("'eos_token_id': 5, 'bos_token_id': null")).text().tokens();
        assertThat(tokens.eos()).containsExactly(7);
        assertThat(tokens.bos()).isEmpty();
    }

    @Test
    void mistral_without_a_window_is_a_llama() throws IOException {
        LlamaConfig config =
                read("{'model_type': 'mistral', 'sliding_window': null, 'num_key_value_heads': 8}")
                        .text();
        assertThat(config.intermediateSize()).isEqualTo(14336);
        assertThat(config.kvHeads()).isEqualTo(8);
        assertThat(problems("{'model_type': 'mistral'}"))
                .containsExactly(
                        "sliding_window: expected null (full attention; Mistral's default"
                                + " is 4096), got nothing");
    }

    @Test
    void the_authors_flat_form_takes_the_known_tower_or_the_one_given() throws IOException {
        String flat = TinyFolder.ORIGINAL_CONFIG;
        LlavaConfig known =
                llava(flat.replace("openai/tiny-clip", "openai/clip-vit-large-patch14-336/"));
        assertThat(known.vision()).isEqualTo(ClipVisionConfig.LARGE_PATCH14_336);
        assertThat(known.text().layers()).isEqualTo(8);
        Path tower = Files.createDirectories(folder.resolve("given"));
        TinyFolder.config(tower, TinyFolder.CLIP_CONFIG);
        TinyFolder.config(folder, flat.replace("\"patch\"", "\"cls_patch\""));
        LlavaConfig given = (LlavaConfig) CheckpointConfig.read(folder, Optional.of(tower));
        assertThat(given.vision().patchSize()).isEqualTo(8);
        assertThat(given.imageTokens()).isEqualTo(65);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'architectures': ['Qwen2ForCausalLM']} | architectures: expected LlavaForConditionalGeneration or LlavaLlamaForCausalLM (LLaVA-1.5), LlamaForCausalLM or MistralForCausalLM (LLaMA), got [`Qwen2ForCausalLM`]",
                "{'model_type': 'gpt2'} | model_type: expected Llava",
                "{} | architectures: expected Llava",
                "{'model_type': 'llama', 'hidden_act': 'gelu'} | hidden_act: expected silu, got `gelu`",
                "{'model_type': 'llama', 'hidden_size': '64'} | hidden_size: expected an integer in [1, 16777216], got `64`",
                "{'model_type': 'llama', 'hidden_size': 64.5} | hidden_size: expected an integer",
                "{'model_type': 'llama', 'num_hidden_layers': 2000000000} | num_hidden_layers: expected an integer in [1, 1000], got 2000000000",
                "{'model_type': 'llama', 'num_hidden_layers': 1e999999999} | num_hidden_layers: expected an integer",
                "{'model_type': 'llama', 'rms_norm_eps': 0} | rms_norm_eps: expected a positive number, got 0",
                "{'model_type': 'llama', 'num_key_value_heads': 5} | num_key_value_heads: expected a divisor of num_attention_heads = 32, got 5",
                "{'model_type': 'llama', 'num_attention_heads': 5} | num_attention_heads: expected a divisor of hidden_size = 4096, got 5",
                "{'model_type': 'llama', 'head_dim': 7} | head_dim: expected an even number (rotary embedding), got 7",
                "{'model_type': 'llama', 'attention_bias': 1} | attention_bias: expected true or false, got 1",
                "{'model_type': 'llama', 'sliding_window': 4096} | sliding_window: expected null",
                "{'model_type': 'llama', 'quantization_config': {'bits': 4}} | quantization_config: expected none (float32, bfloat16 or float16 weights), got {`bits`:4}",
                "{'model_type': 'llama', 'eos_token_id': 'x'} | eos_token_id: expected a token id or a list of token ids",
                "{'model_type': 'llama', 'rope_scaling': {'rope_type': 'yarn'}} | rope_scaling.rope_type: expected one of [default, linear, dynamic, llama3], got `yarn`",
                "{'model_type': 'llama', 'rope_scaling': {'type': 'linear'}} | rope_scaling.factor: expected a positive number, got nothing",
                "{'model_type': 'llama', 'rope_scaling': 3} | rope_scaling: expected an object, got 3",
                "{'model_type': 'llava', 'text_config': {'model_type': 'qwen2'}} | text_config.model_type: expected llama, or mistral without sliding window, got `qwen2`",
                "{'model_type': 'llava', 'vision_config': {'model_type': 'siglip_vision_model'}} | vision_config.model_type: expected clip_vision_model",
                "{'model_type': 'llava', 'vision_config': {'hidden_act': 'mish'}} | vision_config.hidden_act: expected one of [gelu, ",
                "{'model_type': 'llava', 'vision_config': {'num_attention_heads': 7}} | vision_config.num_attention_heads: expected a divisor of hidden_size = 768, got 7",
                "{'model_type': 'llava', 'vision_feature_layer': -26} | vision_feature_layer: expected one in [-25, 24] for a tower of 24 layers, got -26",
                "{'model_type': 'llava', 'vision_feature_layer': [-2, -5]} | vision_feature_layer: expected an integer",
                "{'model_type': 'llava', 'vision_feature_select_strategy': 'cls'} | vision_feature_select_strategy: expected one of [default, full], got `cls`",
                "{'model_type': 'llava', 'mm_vision_tower': 'x', 'mm_projector_type': 'linear'} | mm_projector_type: expected mlp2x_gelu (LLaVA-1.5), got `linear`",
                "{'model_type': 'llava', 'mm_vision_tower': '..', 'mm_projector_type': 'mlp2x_gelu'} | mm_vision_tower: expected the name of a CLIP checkpoint",
                "{'model_type': 'llama' | 1:23: expected valid JSON",
                "{'model_type': 'llama', 'model_type': 'llama'} | $.model_type: key given twice",
            })
    void refuses_in_one_line(String json, String problem) throws IOException {
        assertThat(problems(json)).singleElement().asString().startsWith(problem.replace('`', '"'));
    }

    @Test
    void reports_all_problems_of_a_file_at_once() throws IOException {
        assertThat(
                        problems(
                                "{'model_type': 'llama', 'hidden_size': 0, 'vocab_size': null,"
                                        + " 'rope_theta': 'x', 'tie_word_embeddings': 'no'}"))
                .hasSize(3);
    }

    @Test
    void refuses_a_deeply_nested_file() throws IOException {
        assertThat(problems("{'a': " + "[".repeat(1_000_000)))
                .singleElement()
                .asString()
                .matches("1:\\d+: expected valid JSON")
                .hasSizeLessThan(300);
    }

    private LlavaConfig llava(String json) throws IOException {
        return (LlavaConfig) read(json);
    }

    private CheckpointConfig read(String json) throws IOException {
        TinyFolder.config(folder, json.replace('\'', '"'));
        return CheckpointConfig.read(folder);
    }

    /** The problems without the file's name, which every one of them begins with. */
    private List<String> problems(String json) throws IOException {
        BadInputException error = catchThrowableOfType(BadInputException.class, () -> read(json));
        assertThat(error).isNotNull();
        String file = folder.resolve("config.json") + ":";
        assertThat(error.problems()).allSatisfy(line -> assertThat(line).startsWith(file));
        return error.problems().stream()
                .map(line -> line.substring(file.length()).strip())
                .toList();
    }
}
