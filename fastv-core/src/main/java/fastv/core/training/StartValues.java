package fastv.core.training;

import java.util.SplittableRandom;

/** Draws the weights of a model that knows nothing. */
public final class StartValues {
    private StartValues() {}

    /**
     * The elements of one weight; they depend on its name and the seed alone, so that a weight more
     * changes no other.
     */
    public static float[] of(Parameter parameter, long seed) {
        float[] values = new float[parameter.elements()];
        SplittableRandom random =
                new SplittableRandom(seed * 0x9E3779B97F4A7C15L + parameter.name().hashCode());
        Parameter.Start start = parameter.start();
        for (int i = 0; i < values.length; i++) {
            double normal = start.deviation() == 0 ? 0 : normal(random);
            values[i] = (float) (start.mean() + start.deviation() * normal);
        }
        return values;
    }

    /**
     * Nearly normal: the sum of twelve uniform numbers less their mean. Additions alone, so that no
     * version of a library's logarithm can change the weights.
     */
    private static double normal(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
