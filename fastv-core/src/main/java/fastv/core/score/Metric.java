package fastv.core.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A metric over some answers: each answer has a few numbers, and the metric of any of them is a
 * function of their sums. Accuracy divides the right by all, F1 and BLEU come from counts, CIDEr is
 * a mean. So a bootstrap replicate costs an addition per answer, whatever the metric.
 *
 * <p>Values are on the metric's natural scale; tables print them times 100, as papers do.
 */
public final class Metric {
    private final String name;
    private final double[][] rows;
    private final ToDoubleFunction<double[]> value;
    private final Scale scale;
    private final OptionalDouble withoutLooking;

    /** What values a metric can take. */
    private enum Scale {
        /** A share of right answers. */
        SHARE,
        /** From 0 to 1, such as F1. */
        WITHIN_ONE,
        /** From 0 on, such as CIDEr. */
        OPEN
    }

    private Metric(
            String name,
            List<double[]> rows,
            ToDoubleFunction<double[]> value,
            Scale scale,
            OptionalDouble withoutLooking) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected at least one answer, got 0");
        }
        this.name = name;
        this.rows = rows.stream().map(double[]::clone).toArray(double[][]::new);
        this.value = value;
        this.scale = scale;
        this.withoutLooking = withoutLooking;
    }

    /**
     * A share of right answers.
     *
     * @param right whether each answer is right
     * @param withoutLooking what the best constant answer reaches
     */
    public static Metric share(String name, List<Boolean> right, double withoutLooking) {
        List<double[]> rows = right.stream().map(r -> new double[] {r ? 1 : 0, 1}).toList();
        return new Metric(
                name, rows, s -> s[0] / s[1], Scale.SHARE, OptionalDouble.of(withoutLooking));
    }

    /** A mean of one number per answer. */
    public static Metric mean(String name, List<Double> values, OptionalDouble withoutLooking) {
        List<double[]> rows = values.stream().map(v -> new double[] {v, 1}).toList();
        return new Metric(name, rows, s -> s[0] / s[1], Scale.OPEN, withoutLooking);
    }

    /**
     * A function of sums.
     *
     * @param rows the numbers of each answer, all of one length
     * @param value the metric of the sums
     */
    public static Metric ofSums(
            String name,
            List<double[]> rows,
            ToDoubleFunction<double[]> value,
            OptionalDouble withoutLooking) {
        return new Metric(name, rows, value, Scale.OPEN, withoutLooking);
    }

    /** The same, known to lie between 0 and 1 whatever the answers are. */
    public Metric withinOne() {
        return new Metric(name, List.of(rows), value, Scale.WITHIN_ONE, withoutLooking);
    }

    /** As tables call it: {@code accuracy}, {@code CIDEr-D}. */
    public String name() {
        return name;
    }

    /** Number of answers. */
    public int answers() {
        return rows.length;
    }

    /** Whether it is a share of right answers. */
    boolean isShare() {
        return scale == Scale.SHARE;
    }

    /** Whether it lies between 0 and 1 whatever the answers are. */
    boolean isWithinOne() {
        return scale != Scale.OPEN;
    }

    /** Whether an answer is right, of a share. */
    boolean isRight(int answer) {
        return rows[answer][0] == 1;
    }

    /**
     * This metric minus another, over pairs of answers.
     *
     * @param pairs an answer of this and one of the other each
     */
    Metric minus(Metric other, List<int[]> pairs) {
        int own = width();
        List<double[]> both = new ArrayList<>();
        for (int[] pair : pairs) {
            double[] row = Arrays.copyOf(rows[pair[0]], own + other.width());
            System.arraycopy(other.rows[pair[1]], 0, row, own, other.width());
            both.add(row);
        }
        ToDoubleFunction<double[]> difference =
                sums ->
                        value.applyAsDouble(Arrays.copyOf(sums, own))
                                - other.value.applyAsDouble(
                                        Arrays.copyOfRange(sums, own, sums.length));
        return new Metric(name, both, difference, Scale.OPEN, OptionalDouble.empty());
    }

    /** What is reached without looking at the pictures; empty where nothing is known of it. */
    public OptionalDouble withoutLooking() {
        return withoutLooking;
    }

    /** The metric of all answers. */
    public double value() {
        double[] sums = new double[width()];
        for (double[] row : rows) {
            add(row, 1, sums);
        }
        return value.applyAsDouble(sums);
    }

    /** How many answers are right, of a share. */
    long right() {
        double right = 0;
        for (double[] row : rows) {
            right += row[0];
        }
        return Math.round(right);
    }

    int width() {
        return rows[0].length;
    }

    /** Sums by group: {@code [groups, width]}, flat. */
    double[] sumsOf(int[] groupOfAnswer, int groups) {
        double[] sums = new double[groups * width()];
        for (int answer = 0; answer < rows.length; answer++) {
            for (int i = 0; i < width(); i++) {
                sums[groupOfAnswer[answer] * width() + i] += rows[answer][i];
            }
        }
        return sums;
    }

    /** The metric of some sums. */
    double of(double[] sums) {
        return value.applyAsDouble(sums);
    }

    private static void add(double[] row, double times, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += times * row[i];
        }
    }
}
