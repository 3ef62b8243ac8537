package fastv.models.clip;

import fastv.core.weights.SafetensorsWriter;
import fastv.core.weights.StoredType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A small CLIP with random numbers everywhere, norms included, that is written under transformers'
 * names and computed in double precision, one number after the other, by the definition: every
 * segment filled up with zeros to full length, explicit causal sums, tanh-free quick GELU.
 */
final class PlainClip {
    static final int HIDDEN = 8;
    static final int HEADS = 2;
    static final int MLP = 12;
    static final int LAYERS = 2;
    static final int PLACES = 12;
    static final int COMMON = 6;
    static final int VISION = 10;
    static final int VOCABULARY = 514;
    private static final double EPS = 1e-5;

    private final Map<String, float[]> weights = new LinkedHashMap<>();
    private final Map<String, List<Long>> shapes = new LinkedHashMap<>();
    private final SplittableRandom random;

    PlainClip(long seed) {
        random = new SplittableRandom(seed);
        add("text_model.embeddings.token_embedding.weight", VOCABULARY, HIDDEN);
        add("text_model.embeddings.position_embedding.weight", PLACES, HIDDEN);
        for (int layer = 0; layer < LAYERS; layer++) {
            String name = "text_model.encoder.layers." + layer + ".";
            norm(name + "layer_norm1", HIDDEN);
            for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
                linear(name + "self_attn." + part, HIDDEN, HIDDEN);
            }
            norm(name + "layer_norm2", HIDDEN);
            linear(name + "mlp.fc1", MLP, HIDDEN);
            linear(name + "mlp.fc2", HIDDEN, MLP);
        }
        norm("text_model.final_layer_norm", HIDDEN);
        add("text_projection.weight", COMMON, HIDDEN);
        norm("vision_model.post_layernorm", VISION);
        add("visual_projection.weight", COMMON, VISION);
        add("logit_scale", 1);
    }

    private void norm(String name, int width) {
        add(name + ".weight", width);
        add(name + ".bias", width);
    }

    private void linear(String name, int out, int in) {
        add(name + ".weight", out, in);
        add(name + ".bias", out);
    }

    private void add(String name, int... shape) {
        int elements = 1;
        for (int size : shape) {
            elements *= size;
        }
        float[] values = new float[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = (float) (random.nextDouble() * 2 - 1);
        }
        weights.put(name, values);
        shapes.put(name, java.util.Arrays.stream(shape).mapToObj(Long::valueOf).toList());
    }

    /** Writes it without a tokenizer; tensors whose name starts so are left out. */
    void write(Path folder, int eosTokenId, String leftOut) throws IOException {
        Files.createDirectories(folder);
        SafetensorsWriter writer = new SafetensorsWriter();
        weights.forEach(
                (name, values) -> {
                    if (!name.startsWith(leftOut)) {
                        writer.floats(
                                name,
                                StoredType.F32,
                                Objects.requireNonNull(shapes.get(name)),
                                values);
                    }
                });
        writer.write(folder.resolve("model.safetensors"));
        Files.writeString(
                folder.resolve("config.json"),
                """
                {"model_type": "clip", "projection_dim": 6, "logit_scale_init_value": 2.6592,
                 "text_config": {"hidden_size": 8, "intermediate_size": 12, "vocab_size": 514,
                   "num_hidden_layers": 2, "num_attention_heads": 2, "eos_token_id": %d,
                   "max_position_embeddings": 12},
                 "vision_config": {"hidden_size": 10, "intermediate_size": 20, "image_size": 8,
                   "patch_size": 4, "num_hidden_layers": 2, "num_attention_heads": 2}}
                """
                        .formatted(eosTokenId));
    }

    /** The embedding of one segment, filled up with zeros, pooled at a place. */
    double[] embedding(int[] ids, int pooled) {
        double[][] hidden = new double[PLACES][HIDDEN];
        float[] tokens = weight("text_model.embeddings.token_embedding");
        float[] places = weight("text_model.embeddings.position_embedding");
        for (int t = 0; t < PLACES; t++) {
            int id = t < ids.length ? ids[t] : 0;
            for (int i = 0; i < HIDDEN; i++) {
                hidden[t][i] = (double) tokens[id * HIDDEN + i] + places[t * HIDDEN + i];
            }
        }
        for (int layer = 0; layer < LAYERS; layer++) {
            hidden = block(hidden, "text_model.encoder.layers." + layer + ".");
        }
        return times(
                weight("text_projection"),
                normed(hidden[pooled], "text_model.final_layer_norm"),
                COMMON);
    }

    /** The embedding of a patch. */
    double[] patch(float[] features) {
        double[] wide = new double[VISION];
        for (int i = 0; i < VISION; i++) {
            wide[i] = features[i];
        }
        return times(
                weight("visual_projection"), normed(wide, "vision_model.post_layernorm"), COMMON);
    }

    static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double[][] block(double[][] hidden, String name) {
        double[][] q = new double[PLACES][];
        double[][] k = new double[PLACES][];
        double[][] v = new double[PLACES][];
        for (int t = 0; t < PLACES; t++) {
            double[] normed = normed(hidden[t], name + "layer_norm1");
            q[t] = affine(normed, name + "self_attn.q_proj", HIDDEN);
            k[t] = affine(normed, name + "self_attn.k_proj", HIDDEN);
            v[t] = affine(normed, name + "self_attn.v_proj", HIDDEN);
        }
        double[][] next = new double[PLACES][];
        for (int t = 0; t < PLACES; t++) {
            double[] mixed = affine(attended(q[t], k, v, t), name + "self_attn.out_proj", HIDDEN);
            double[] state = sum(hidden[t], mixed);
            double[] inner = affine(normed(state, name + "layer_norm2"), name + "mlp.fc1", MLP);
            for (int i = 0; i < MLP; i++) {
                inner[i] = inner[i] / (1 + Math.exp(-1.702 * inner[i]));
            }
            next[t] = sum(state, affine(inner, name + "mlp.fc2", HIDDEN));
        }
        return next;
    }

    private static double[] attended(double[] query, double[][] k, double[][] v, int last) {
        int width = HIDDEN / HEADS;
        double[] mixed = new double[HIDDEN];
        for (int head = 0; head < HEADS; head++) {
            double[] share = new double[last + 1];
            double total = 0;
            for (int t = 0; t <= last; t++) {
                double product = 0;
                for (int i = head * width; i < (head + 1) * width; i++) {
                    product += query[i] * k[t][i];
                }
                share[t] = Math.exp(product / Math.sqrt(width));
                total += share[t];
            }
            for (int t = 0; t <= last; t++) {
                for (int i = head * width; i < (head + 1) * width; i++) {
                    mixed[i] += share[t] / total * v[t][i];
                }
            }
        }
        return mixed;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    private double[] normed(double[] x, String name) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        double variance = 0;
        for (double value : x) {
            variance += (value - mean) * (value - mean) / x.length;
        }
        float[] weight = weight(name);
        float[] bias = tensor(name + ".bias");
        double[] normed = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            normed[i] = (x[i] - mean) / Math.sqrt(variance + EPS) * weight[i] + bias[i];
        }
        return normed;
    }

    private double[] affine(double[] x, String name, int out) {
        double[] y = times(weight(name), x, out);
        float[] bias = tensor(name + ".bias");
        for (int i = 0; i < out; i++) {
            y[i] += bias[i];
        }
        return y;
    }

    private static double[] times(float[] matrix, double[] x, int out) {
        double[] y = new double[out];
        for (int i = 0; i < out; i++) {
            for (int j = 0; j < x.length; j++) {
                y[i] += matrix[i * x.length + j] * x[j];
            }
        }
        return y;
    }

    private float[] weight(String name) {
        return tensor(name + ".weight");
    }

    private float[] tensor(String name) {
        return Objects.requireNonNull(weights.get(name));
    }
}
