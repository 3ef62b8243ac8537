package fastv.strategies.cluster;

import fastv.strategies.order.Order;
import fastv.strategies.select.Rest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What ViTCoP keeps and merges of clustered tokens when a number of rows is to be left
 * (arXiv:2601.17818). A token is worth the more the shorter its key is.
 *
 * <p>With K clusters and R rows. If K &gt; R: the R - 1 clusters whose lengths sum up to least
 * become a row each, all others together one more. Otherwise every cluster becomes a row, and
 * beside it keeps its tokens with the shortest keys:
 *
 * <pre>  quota[c] = min(size[c] - 1, roundEven((size[c] - 1) / (n - K) (R - K)))</pre>
 *
 * <p>What the quotas miss of R - K, or exceed, is made good by one per cluster, once around: the
 * short clusters gain first, the long ones lose first. Where R reaches n all tokens stay.
 *
 * @param kept offsets of the tokens that stay alone, ascending
 * @param groups offsets of the tokens of each merged row, ascending; rows in the order of labels
 */
public record ClusterPlan(List<Integer> kept, List<List<Integer>> groups) {
    public ClusterPlan {
        kept = List.copyOf(kept);
        groups = List.copyOf(groups);
    }

    /**
     * Plans.
     *
     * @param labels the cluster of each token; tokens without one, NaN, make one together
     * @param lengths of each token's key
     * @param rows R
     */
    public static ClusterPlan of(float[] labels, float[] lengths, int rows) {
        if (rows >= labels.length) {
            return new ClusterPlan(IntStream.range(0, labels.length).boxed().toList(), List.of());
        }
        if (rows <= 0) {
            return new ClusterPlan(List.of(), List.of());
        }
        TreeMap<Float, List<Integer>> byLabel = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            byLabel.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> clusters = List.copyOf(byLabel.values());
        return clusters.size() > rows
                ? fewer(clusters, lengths, rows)
                : each(clusters, lengths, rows);
    }

    private static ClusterPlan fewer(List<List<Integer>> clusters, float[] lengths, int rows) {
        int[] shortest = Arrays.copyOf(Order.rising(sums(clusters, lengths)), rows - 1);
        List<List<Integer>> groups = new ArrayList<>();
        Arrays.stream(shortest).mapToObj(clusters::get).forEach(groups::add);
        groups.add(
                Arrays.stream(Rest.of(clusters.size(), shortest))
                        .mapToObj(clusters::get)
                        .flatMap(List::stream)
                        .sorted()
                        .toList());
        return new ClusterPlan(List.of(), groups);
    }

    private static ClusterPlan each(List<List<Integer>> clusters, float[] lengths, int rows) {
        int[] quotas = quotas(clusters, lengths, rows);
        List<Integer> kept = new ArrayList<>();
        List<List<Integer>> groups = new ArrayList<>();
        for (int c = 0; c < quotas.length; c++) {
            List<Integer> tokens = clusters.get(c);
            List<Integer> shortest =
                    tokens.stream()
                            .sorted(Comparator.comparingDouble(token -> lengths[token]))
                            .limit(quotas[c])
                            .toList();
            kept.addAll(shortest);
            groups.add(tokens.stream().filter(token -> !shortest.contains(token)).toList());
        }
        return new ClusterPlan(kept.stream().sorted().toList(), groups);
    }

    private static int[] quotas(List<List<Integer>> clusters, float[] lengths, int rows) {
        int spare = rows - clusters.size();
        int others = lengths.length - clusters.size(); // above 0, since rows are fewer than tokens
        int[] quotas =
                clusters.stream()
                        .mapToInt(c -> (int) Math.rint((double) (c.size() - 1) / others * spare))
                        .toArray();
        for (int c = 0; c < quotas.length; c++) {
            quotas[c] = Math.min(quotas[c], clusters.get(c).size() - 1);
        }
        int missing = spare - Arrays.stream(quotas).sum();
        float[] sums = sums(clusters, lengths);
        for (int c : missing > 0 ? Order.rising(sums) : Order.falling(sums)) {
            if (missing > 0 && quotas[c] < clusters.get(c).size() - 1) {
                quotas[c]++;
                missing--;
            } else if (missing < 0 && quotas[c] > 0) {
                quotas[c]--;
                missing++;
            }
        }
        return quotas;
    }

    private static float[] sums(List<List<Integer>> clusters, float[] lengths) {
        float[] sums = new float[clusters.size()];
        for (int c = 0; c < sums.length; c++) {
            for (int token : clusters.get(c)) {
                sums[c] += lengths[token];
            }
        }
        return sums;
    }
}
