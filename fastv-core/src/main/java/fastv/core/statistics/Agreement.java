package fastv.core.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two sets of labels on the same items.
 *
 * @param x one label per item
 * @param y the other's
 */
public record Agreement(List<String> x, List<String> y) {

    public Agreement {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.size() != y.size() || x.isEmpty()) {
            throw new IllegalArgumentException(
                    "labels: expected two lists of one length, 1 or more, got "
                            + x.size()
                            + " and "
                            + y.size());
        }
    }

    /** The share of equal labels. */
    public double share() {
        int equal = 0;
        for (int i = 0; i < x.size(); i++) {
            equal += x.get(i).equals(y.get(i)) ? 1 : 0;
        }
        return (double) equal / x.size();
    }

    /** Cohen's kappa, unweighted: agreement beyond what the labels' frequencies give by chance. */
    public double kappa() {
        Set<String> labels = new HashSet<>(x);
        labels.addAll(y);
        double chance = 0;
        for (String label : labels) {
            chance += share(x, label) * share(y, label);
        }
        return (share() - chance) / (1 - chance);
    }

    private static double share(List<String> labels, String label) {
        return (double) labels.stream().filter(label::equals).count() / labels.size();
    }
}
