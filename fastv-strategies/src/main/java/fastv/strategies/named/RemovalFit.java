package fastv.strategies.named;

import fastv.strategies.order.Order;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * FitPrune's fitting, on numbers (arXiv:2409.10197, the released code as read).
 *
 * <p>For a tolerance alpha in [0, 1] a sample's tokens leave layer by layer: of those still present
 * the longest run of the smallest cross attention that leaves at least {@code (1 - alpha)} of the
 * unpruned layer's total, the same of self attention, and what is in both runs leaves. The table is
 * the mean over samples, rounded down. Alpha is bisected until the interval is 0.01 wide; the
 * smallest tolerance found that saves enough counts. Attention is always the unpruned model's.
 *
 * <p>The release predicts operations with its own formula; here they are the exact count of the
 * decoder's matrix products, text included. The last layer has no entry but 0.
 */
final class RemovalFit {
    private static final double WIDTH = 0.01;

    /** Sums of the same numbers in another order differ. */
    private static final double ROUNDING = 1e-9;

    private final List<Sample> samples;
    private final LongUnaryOperator layerMacs;
    private final int layers;

    /**
     * One sample's unpruned attention.
     *
     * @param promptTokens all tokens of the prompt
     * @param cross per layer but the last, one number per image token
     * @param self as cross
     */
    record Sample(int promptTokens, List<float[]> cross, List<float[]> self) {
        Sample {
            cross = List.copyOf(cross);
            self = List.copyOf(self);
        }
    }

    /**
     * @param layerMacs operations of a layer that so many tokens enter
     */
    RemovalFit(List<Sample> samples, LongUnaryOperator layerMacs, int layers) {
        this.samples = List.copyOf(samples);
        this.layerMacs = layerMacs;
        this.layers = layers;
    }

    /**
     * The smallest tolerance found that saves a share of the operations.
     *
     * @throws IllegalArgumentException if not even removing all image tokens saves that much
     */
    double alpha(double saved) {
        double most = 1 - share(removed(1));
        if (most < saved) {
            throw new IllegalArgumentException(
                    "r: expected at most %.3f, what removing all image tokens saves, got %s"
                            .formatted(most, saved));
        }
        double low = 0;
        double high = 1;
        while (high - low > WIDTH) {
            double middle = (low + high) / 2;
            if (share(removed(middle)) <= 1 - saved) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** The table of a tolerance. */
    List<Integer> removed(double alpha) {
        long[] sums = new long[layers];
        for (Sample sample : samples) {
            int[] gone = removed(sample, alpha);
            for (int layer = 0; layer < gone.length; layer++) {
                sums[layer] += gone[layer];
            }
        }
        return Arrays.stream(sums)
                .mapToObj(sum -> Math.toIntExact(sum / Math.max(1, samples.size())))
                .toList();
    }

    /** The share of the operations that a table leaves, over all samples. */
    double share(List<Integer> removed) {
        double left = 0;
        double all = 0;
        for (Sample sample : samples) {
            int images = sample.cross().isEmpty() ? 0 : sample.cross().get(0).length;
            int present = images;
            for (int layer = 0; layer < layers; layer++) {
                left += layerMacs.applyAsLong((long) sample.promptTokens() - images + present);
                all += layerMacs.applyAsLong(sample.promptTokens());
                present = Math.max(0, present - removed.get(layer));
            }
        }
        return left / all;
    }

    private static int[] removed(Sample sample, double alpha) {
        int[] removed = new int[sample.cross().size()];
        int images = removed.length == 0 ? 0 : sample.cross().get(0).length;
        int[] present = IntStream.range(0, images).toArray();
        for (int layer = 0; layer < removed.length; layer++) {
            boolean[] cross = run(sample.cross().get(layer), present, alpha, images);
            boolean[] self = run(sample.self().get(layer), present, alpha, images);
            int[] left =
                    Arrays.stream(present)
                            .filter(token -> !(cross[token] && self[token]))
                            .toArray();
            removed[layer] = present.length - left.length;
            present = left;
        }
        return removed;
    }

    /** For each token whether it is in the longest run of the smallest that may leave. */
    private static boolean[] run(float[] attention, int[] present, double alpha, int images) {
        double total = 0;
        for (float weight : attention) {
            total += weight;
        }
        double bound = (1 - alpha - ROUNDING) * total;
        double left = 0;
        for (int token : present) {
            left += attention[token];
        }
        boolean[] leaves = new boolean[images];
        int[] falling = Order.falling(attention, present);
        for (int i = falling.length - 1; i >= 0; i--) {
            left -= attention[falling[i]];
            if (left < bound) {
                break;
            }
            leaves[falling[i]] = true;
        }
        return leaves;
    }
}
