package fastv.laws;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A LLaMA decoder written down a second time, in double precision, one token after the other, over
 * a cache from which nothing is ever removed: a method of the caches is a list of the entries that
 * each query head sees.
 */
final class PlainDecoder {
    private static final double EPS = 1e-5;
    private static final double BASE = 10_000;

    /** Takes a query's attention: over {@code seen}, by number of token, the query's own last. */
    interface Watcher {
        void attention(int layer, int head, List<Integer> seen, double[] weights);
    }

    private final ByteBuffer data;
    private final JsonObject header;
    private final int layers;
    private final int heads;
    private final int group;
    private final boolean byPlace;
    private final Watcher watcher;

    /** Entries that a query head sees, in their order; by layer and head. */
    final List<List<List<Integer>>> seen = new ArrayList<>();

    private final List<List<double[][]>> keys =
            new ArrayList<>(); // unrotated, [layer][token][head]
    private final List<List<double[][]>> values = new ArrayList<>();
    private int tokens;

    PlainDecoder(
            Path checkpoint, int layers, int heads, int group, boolean byPlace, Watcher watcher) {
        try {
            byte[] file = Files.readAllBytes(checkpoint.resolve("model.safetensors"));
            ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.toIntExact(all.getLong(0));
            String json = new String(file, 8, length, StandardCharsets.UTF_8);
            header = JsonParser.parseString(json).getAsJsonObject();
            data = all.slice(8 + length, file.length - 8 - length).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.layers = layers;
        this.heads = heads;
        this.group = group;
        this.byPlace = byPlace;
        this.watcher = watcher;
        for (int layer = 0; layer < layers; layer++) {
            keys.add(new ArrayList<>());
            values.add(new ArrayList<>());
            List<List<Integer>> none = new ArrayList<>();
            IntStream.range(0, heads).forEach(head -> none.add(new ArrayList<>()));
            seen.add(none);
        }
    }

    private double[] times(String name, double[] x) {
        int from = offset(name);
        int rows = header.getAsJsonObject(name).getAsJsonArray("shape").get(0).getAsInt();
        double[] y = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < x.length; i++) {
                y[row] += x[i] * data.getFloat(from + 4 * (row * x.length + i));
            }
        }
        return y;
    }

    private int offset(String name) {
        return header.getAsJsonObject(name).getAsJsonArray("data_offsets").get(0).getAsInt();
    }

    private double[] norm(String name, double[] x) {
        double squares = 0;
        for (double value : x) {
            squares += value * value;
        }
        double scale = 1 / Math.sqrt(squares / x.length + EPS);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] * scale * data.getFloat(offset(name) + 4 * i);
        }
        return y;
    }

    double[] embedding(int id, int width) {
        double[] x = new double[width];
        for (int i = 0; i < width; i++) {
            x[i] =
                    data.getFloat(
                            offset("model.language_model.embed_tokens.weight")
                                    + 4 * (id * width + i));
        }
        return x;
    }

    /** Runs one more token; gives the logits of the next. */
    double[] next(double[] embedding) {
        double[] x = embedding;
        for (int layer = 0; layer < layers; layer++) {
            String name = "model.language_model.layers." + layer + ".";
            double[] attended = attend(layer, name, norm(name + "input_layernorm.weight", x));
            x = sum(x, times(name + "self_attn.o_proj.weight", attended));
            double[] normed = norm(name + "post_attention_layernorm.weight", x);
            double[] gate = times(name + "mlp.gate_proj.weight", normed);
            double[] up = times(name + "mlp.up_proj.weight", normed);
            for (int i = 0; i < up.length; i++) {
                up[i] *= gate[i] / (1 + Math.exp(-gate[i]));
            }
            x = sum(x, times(name + "mlp.down_proj.weight", up));
        }
        tokens++;
        return times("lm_head.weight", norm("model.language_model.norm.weight", x));
    }

    private double[] attend(int layer, String name, double[] x) {
        double[][] queries = split(times(name + "self_attn.q_proj.weight", x), heads);
        keys.get(layer).add(split(times(name + "self_attn.k_proj.weight", x), heads / group));
        values.get(layer).add(split(times(name + "self_attn.v_proj.weight", x), heads / group));
        int width = queries[0].length;
        double[] out = new double[heads * width];
        for (int head = 0; head < heads; head++) {
            List<Integer> entries = seen.get(layer).get(head);
            entries.add(tokens);
            double[] query = turned(queries[head], byPlace ? entries.size() - 1 : tokens);
            double[] weights = new double[entries.size()];
            double total = 0;
            for (int place = 0; place < weights.length; place++) {
                int token = entries.get(place);
                double[] key =
                        turned(keys.get(layer).get(token)[head / group], byPlace ? place : token);
                weights[place] = Math.exp(dot(query, key) / Math.sqrt(width));
                total += weights[place];
            }
            for (int place = 0; place < weights.length; place++) {
                weights[place] /= total;
                double[] value = values.get(layer).get(entries.get(place))[head / group];
                for (int i = 0; i < width; i++) {
                    out[head * width + i] += weights[place] * value[i];
                }
            }
            watcher.attention(layer, head, List.copyOf(entries), weights);
        }
        return out;
    }

    private static double[][] split(double[] x, int parts) {
        int width = x.length / parts;
        double[][] split = new double[parts][width];
        for (int i = 0; i < x.length; i++) {
            split[i / width][i % width] = x[i];
        }
        return split;
    }

    private static double[] turned(double[] x, int position) {
        int half = x.length / 2;
        double[] y = new double[x.length];
        for (int i = 0; i < half; i++) {
            double angle = position * Math.pow(BASE, -2.0 * i / x.length);
            y[i] = x[i] * Math.cos(angle) - x[half + i] * Math.sin(angle);
            y[half + i] = x[half + i] * Math.cos(angle) + x[i] * Math.sin(angle);
        }
        return y;
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] sum(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
    }
}
