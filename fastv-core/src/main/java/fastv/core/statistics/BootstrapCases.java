package fastv.core.statistics;

import static fastv.core.statistics.StatisticsKind.list;
import static fastv.core.statistics.StatisticsKind.number;
import static fastv.core.statistics.StatisticsKind.numbers;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The bootstrap cases of {@link StatisticsKind}, whose draws the case carries. */
final class BootstrapCases {
    private BootstrapCases() {}

    static JsonObject mean(JsonObject item) {
        double[] values = numbers(item, "values");
        double alpha = number(item, "alpha");
        double mean = plainMean(values);
        double[] replicates =
                replicates(
                        item,
                        draw ->
                                plainMean(
                                        IntStream.of(draw).mapToDouble(i -> values[i]).toArray()));
        Bootstrap bootstrap = new Bootstrap(mean, replicates);
        double[] jackknife =
                DoubleStream.of(values)
                        .map(left -> (mean * values.length - left) / (values.length - 1))
                        .toArray();
        double acceleration = Bootstrap.acceleration(jackknife);
        JsonObject result = new JsonObject();
        result.addProperty("mean", mean);
        result.add("replicates", list(replicates));
        result.addProperty("se", bootstrap.error());
        result.add("percentile", list(bootstrap.percentile(alpha)));
        result.add("basic", list(bootstrap.basic(alpha)));
        result.add("bca", list(bootstrap.bca(acceleration, alpha)));
        result.addProperty("z0", bootstrap.bias());
        result.addProperty("acceleration", acceleration);
        result.add("bca_levels", list(bootstrap.bcaLevels(acceleration, alpha)));
        return result;
    }

    /**
     * The mean in the order in which the reference sums: eight running sums, joined pairwise. A
     * draw of all values must fall on the same side of their mean as there.
     */
    private static double plainMean(double[] values) {
        double[] running = new double[8];
        int whole = values.length < 8 ? 0 : values.length / 8 * 8;
        for (int i = 0; i < whole; i++) {
            running[i % 8] += values[i];
        }
        double sum =
                (running[0] + running[1] + (running[2] + running[3]))
                        + (running[4] + running[5] + (running[6] + running[7]));
        for (int i = whole; i < values.length; i++) {
            sum += values[i];
        }
        return sum / values.length;
    }

    /** Replicates are ratios of sums, not means of means. */
    static JsonObject clustered(JsonObject item) {
        List<double[]> a = rows(item, "clusters_a");
        List<double[]> b = rows(item, "clusters_b");
        int[] all = IntStream.range(0, a.size()).toArray();
        double[] ofA = replicates(item, draw -> accuracy(a, draw));
        double[] ofB = replicates(item, draw -> accuracy(b, draw));
        JsonObject result = new JsonObject();
        result.addProperty("accuracy_a", accuracy(a, all));
        result.addProperty("accuracy_b", accuracy(b, all));
        result.add("replicates_a", list(ofA));
        result.add(
                "percentile_a",
                list(new Bootstrap(accuracy(a, all), ofA).percentile(number(item, "alpha"))));
        difference(result, item, accuracy(a, all) - accuracy(b, all), ofA, ofB);
        return result;
    }

    private static double accuracy(List<double[]> clusters, int[] drawn) {
        double right = IntStream.of(drawn).mapToDouble(i -> sum(clusters.get(i))).sum();
        double asked = IntStream.of(drawn).mapToDouble(i -> clusters.get(i).length).sum();
        return right / asked;
    }

    private static double sum(double[] values) {
        return DoubleStream.of(values).sum();
    }

    static JsonObject corpusF1(JsonObject item) {
        List<double[]> a = rows(item, "a");
        List<double[]> b = rows(item, "b");
        int[] all = IntStream.range(0, a.size()).toArray();
        double[] ofA = replicates(item, draw -> f1(a, draw));
        double[] ofB = replicates(item, draw -> f1(b, draw));
        JsonObject result = new JsonObject();
        result.addProperty("f1_a", f1(a, all));
        result.addProperty("f1_b", f1(b, all));
        result.add("replicates_a", list(ofA));
        result.add("replicates_b", list(ofB));
        difference(result, item, f1(a, all) - f1(b, all), ofA, ofB);
        return result;
    }

    /** Counts are summed over the drawn pictures first; 0 of nothing. */
    private static double f1(List<double[]> counts, int[] drawn) {
        double[] sums = new double[3];
        for (int i : drawn) {
            Arrays.setAll(sums, kind -> sums[kind] + counts.get(i)[kind]);
        }
        double of = 2 * sums[0] + sums[1] + sums[2];
        return of == 0 ? 0 : 2 * sums[0] / of;
    }

    private static void difference(
            JsonObject result, JsonObject item, double observed, double[] ofA, double[] ofB) {
        double[] differences = new double[ofA.length];
        Arrays.setAll(differences, i -> ofA[i] - ofB[i]);
        Bootstrap bootstrap = new Bootstrap(observed, differences);
        result.addProperty("difference", observed);
        result.add("percentile_difference", list(bootstrap.percentile(number(item, "alpha"))));
        result.addProperty("bootstrap_p", bootstrap.p());
    }

    private static double[] replicates(JsonObject item, ToDoubleFunction<int[]> statistic) {
        return rows(item, "indices").stream()
                .map(draw -> DoubleStream.of(draw).mapToInt(i -> (int) i).toArray())
                .mapToDouble(statistic)
                .toArray();
    }

    private static List<double[]> rows(JsonObject item, String key) {
        return item.getAsJsonArray(key).asList().stream()
                .map(
                        row ->
                                row.getAsJsonArray().asList().stream()
                                        .mapToDouble(JsonElement::getAsDouble)
                                        .toArray())
                .toList();
    }
}
