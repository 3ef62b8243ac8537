package fastv.models.image;

/** The rule of {@code size} in {@code preprocessor_config.json}. */
public sealed interface TargetSize {

    /** The size a picture is resized to. */
    Extent of(int height, int width);

    /**
     * The shorter side becomes this long, the longer one keeps the aspect, rounded down.
     *
     * @param edge pixels, 1 or more
     */
    record ShortestEdge(int edge) implements TargetSize {
        public ShortestEdge {
            if (edge < 1) {
                throw new IllegalArgumentException("expected 1 or more, got " + edge);
            }
        }

        @Override
        public Extent of(int height, int width) {
            long longer = Math.max(height, width);
            // divided in double and truncated, as the reference does
            int scaled = (int) ((double) (edge * longer) / Math.min(height, width));
            return width <= height ? new Extent(scaled, edge) : new Extent(edge, scaled);
        }
    }

    /**
     * Both sides are given; the aspect is not kept.
     *
     * @param extent the size
     */
    record Exactly(Extent extent) implements TargetSize {
        @Override
        public Extent of(int height, int width) {
            return extent;
        }
    }
}
