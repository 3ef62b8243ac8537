package fastv.models.checkpoint;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor that a model needs, with the shape its configuration implies.
 *
 * @param name the project's name
 * @param axes row-major
 */
public record ExpectedTensor(String name, List<Axis> axes) {

    /**
     * One axis.
     *
     * @param word what it counts, such as {@code hidden}
     * @param size how many
     * @param because the keys of {@code config.json} that say so, such as {@code hidden_size = 64}
     */
    public record Axis(String word, long size, String because) {}

    public ExpectedTensor {
        axes = List.copyOf(axes);
    }

    /** The sizes. */
    public List<Long> shape() {
        return axes.stream().map(Axis::size).toList();
    }

    /** The axes in words, such as {@code [vocab, hidden]}. */
    public String words() {
        return axes.stream().map(Axis::word).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The keys behind the axes that differ from a shape; behind all if the rank differs. */
    String becauseUnlike(List<Long> shape) {
        boolean sameRank = shape.size() == axes.size();
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            boolean differs = !sameRank || axis.size() != shape.get(i);
            if (differs && keys.indexOf(axis.because()) < 0) {
                keys.append(keys.isEmpty() ? "" : ", ").append(axis.because());
            }
        }
        return keys.toString();
    }
}
