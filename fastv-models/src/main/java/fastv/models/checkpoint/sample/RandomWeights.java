package fastv.models.checkpoint.sample;

import fastv.models.checkpoint.ExpectedTensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Untrained weights, the same on every machine. */
final class RandomWeights {
    private RandomWeights() {}

    /**
     * Norms are one, matrices normal with deviation {@code 1/sqrt(inputs)}, so that activations
     * keep their size through the layers; embeddings have the size of a normed row.
     */
    static float[] of(ExpectedTensor tensor, SplittableRandom random) {
        List<Long> shape = tensor.shape();
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        float[] values = new float[Math.toIntExact(elements)];
        if (shape.size() == 1 && tensor.name().endsWith(".weight")) {
            Arrays.fill(values, 1f);
            return values;
        }
        double deviation = deviation(tensor.name(), shape, elements);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * normal(random));
        }
        return values;
    }

    private static double deviation(String name, List<Long> shape, long elements) {
        if (name.endsWith(".bias")) {
            return 0.02;
        }
        if (name.contains("embed_tokens")
                || name.contains("token_embedding")
                || name.contains("class_embedding")) {
            return 1;
        }
        if (name.contains("position_embedding")) {
            return 0.5;
        }
        return 1 / Math.sqrt((double) elements / shape.get(0));
    }

    /**
     * Nearly normal: the sum of twelve uniform numbers less their mean. Additions alone, so that no
     * version of a library's logarithm or of {@code nextGaussian} can change the weights.
     */
    private static double normal(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
