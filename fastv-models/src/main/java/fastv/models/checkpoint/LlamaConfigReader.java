package fastv.models.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Reads the keys of a LLaMA decoder, at the top of a file or under {@code text_config}. */
final class LlamaConfigReader {

    private static final int MAX_LAYERS = 1000;
    private static final int MAX_SIZE = 1 << 24;

    /** What transformers' classes assume where a file is silent. */
    private record Defaults(int intermediateSize, int kvHeads, double rmsNormEps, int positions) {
        /** Key heads 0: as many as query heads. */
        static final Defaults LLAMA = new Defaults(11008, 0, 1e-6, 2048);

        static final Defaults MISTRAL = new Defaults(14336, 8, 1e-6, 4096 * 32);
    }

    private LlamaConfigReader() {}

    static LlamaConfig readPlain(Path folder, JsonKeys config) {
        return read(folder, config, config, false);
    }

    /**
     * Reads a decoder.
     *
     * @param top the file's top level, where older files keep token ids
     * @param keys where the decoder's keys are
     * @param tiedIfAbsent whether embeddings are tied if these keys do not say
     */
    static LlamaConfig read(Path folder, JsonKeys top, JsonKeys keys, boolean tiedIfAbsent) {
        boolean mistral = keys.text("model_type", "llama").equals("mistral");
        Defaults defaults = mistral ? Defaults.MISTRAL : Defaults.LLAMA;
        refuseUnsupported(keys, mistral);
        int hidden = keys.integer("hidden_size", 4096, 1, MAX_SIZE);
        int intermediate =
                keys.integer("intermediate_size", defaults.intermediateSize(), 1, MAX_SIZE);
        int layers = keys.integer("num_hidden_layers", 32, 1, MAX_LAYERS);
        int heads = keys.integer("num_attention_heads", 32, 1, MAX_SIZE);
        int kvHeads =
                keys.integer(
                        "num_key_value_heads",
                        defaults.kvHeads() == 0 ? heads : defaults.kvHeads(),
                        1,
                        MAX_SIZE);
        if (!keys.has("head_dim") && hidden % heads != 0) {
            keys.problem("num_attention_heads", "a divisor of hidden_size = " + hidden);
        }
        int headDim = keys.integer("head_dim", hidden / heads, 1, 1 << 14);
        int vocab = keys.integer("vocab_size", 32000, 1, MAX_SIZE);
        double eps = keys.positiveNumber("rms_norm_eps", defaults.rmsNormEps());
        boolean tied = keys.flag("tie_word_embeddings", tiedIfAbsent);
        boolean attentionBias = keys.flag("attention_bias", false);
        boolean mlpBias = keys.flag("mlp_bias", false);
        int positions =
                keys.integer("max_position_embeddings", defaults.positions(), 1, Integer.MAX_VALUE);
        double theta = RopeReader.theta(keys);
        RopeScaling scaling = RopeReader.scaling(keys);
        TokenIds tokens = tokens(folder, top, keys);
        keys.refuseProblems();
        try {
            return new LlamaConfig(
                    hidden,
                    intermediate,
                    layers,
                    heads,
                    kvHeads,
                    headDim,
                    vocab,
                    eps,
                    tied,
                    attentionBias,
                    mlpBias,
                    positions,
                    theta,
                    scaling,
                    tokens);
        } catch (IllegalArgumentException e) {
            throw keys.contradiction(e);
        }
    }

    private static void refuseUnsupported(JsonKeys keys, boolean mistral) {
        String act = keys.text("hidden_act", "silu");
        if (Activation.named(act).filter(Activation.SILU::equals).isEmpty()) {
            keys.problem("hidden_act", "silu");
        }
        boolean slides = keys.flag("use_sliding_window", true);
        boolean windowGiven = keys.has("sliding_window");
        if (slides && (windowGiven || (mistral && !keys.mentions("sliding_window")))) {
            keys.problem("sliding_window", "null (full attention; Mistral's default is 4096)");
        }
        if (keys.texts("layer_types").stream().anyMatch(type -> !type.equals("full_attention"))) {
            keys.problem("layer_types", "full_attention in every layer");
        }
        if (keys.positiveNumber("partial_rotary_factor", 1) != 1) {
            keys.problem("partial_rotary_factor", "1");
        }
        if (keys.has("quantization_config")) {
            keys.problem("quantization_config", "none (float32, bfloat16 or float16 weights)");
        }
    }

    /**
     * {@code generation_config.json} first, as generation in transformers does, then the decoder's
     * keys, then the top level; a file that names none of them means 1 and 2.
     */
    private static TokenIds tokens(Path folder, JsonKeys top, JsonKeys keys) {
        Path generation = folder.resolve("generation_config.json");
        List<JsonKeys> places =
                Files.isRegularFile(generation)
                        ? List.of(JsonKeys.of(generation), keys, top)
                        : List.of(keys, top);
        List<Integer> eos = ids(places, "eos_token_id", List.of(2));
        OptionalInt bos = first(ids(places, "bos_token_id", List.of(1)));
        OptionalInt pad = first(ids(places, "pad_token_id", List.of()));
        places.get(0).refuseProblems();
        return new TokenIds(bos, eos, pad);
    }

    /** An explicit null says that there is no such token; silence means the default. */
    private static List<Integer> ids(List<JsonKeys> places, String key, List<Integer> silent) {
        List<Integer> absent =
                places.stream().anyMatch(place -> place.mentions(key)) ? List.of() : silent;
        return places.stream()
                .filter(place -> place.has(key))
                .findFirst()
                .map(place -> place.ids(key))
                .orElse(absent);
    }

    private static OptionalInt first(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).findFirst();
    }
}
