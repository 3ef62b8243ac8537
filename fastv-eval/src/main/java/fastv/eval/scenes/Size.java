package fastv.eval.scenes;

import java.util.Locale;

/** The two sizes of objects. */
public enum Size {
    SMALL(5),
    LARGE(9);

    private final int radius;

    Size(int radius) {
        this.radius = radius;
    }

    /** From the centre to the farthest point along an axis, in pixels. */
    public int radius() {
        return radius;
    }

    /** The word questions and answers use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
