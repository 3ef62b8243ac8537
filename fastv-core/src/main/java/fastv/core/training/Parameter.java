package fastv.core.training;

import java.util.List;

/**
 * A weight and what it is before training.
 *
 * @param name the project's name
 * @param shape row-major
 * @param start how it begins
 */
public record Parameter(String name, List<Long> shape, Start start) {

    /**
     * How a weight begins.
     *
     * @param mean what all elements are, or their mean
     * @param deviation of a normal distribution around it; 0 for none
     */
    public record Start(double mean, double deviation) {
        /** All zero. */
        public static final Start ZERO = new Start(0, 0);

        /** All one. */
        public static final Start ONE = new Start(1, 0);

        /** Normal around zero. */
        public static Start normal(double deviation) {
            return new Start(0, deviation);
        }
    }

    public Parameter {
        shape = List.copyOf(shape);
    }

    /** A matrix of a linear layer, a convolution or an embedding; norms and biases are none. */
    public boolean isMatrix() {
        return shape.size() > 1;
    }

    /** How many elements it has. */
    public int elements() {
        return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }

    /** The shape as an array. */
    public long[] shapeArray() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
