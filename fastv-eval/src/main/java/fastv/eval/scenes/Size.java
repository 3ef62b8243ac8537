package fastv.eval.scenes;

import java.util.Locale;

/** The two sizes of objects. */
public enum Size {
    SMALL(0, 5),
    LARGE(1, 9);

    private final int number;
    private final int radius;

    Size(int number, int radius) {
        this.number = number;
        this.radius = radius;
    }

    /** 0 or 1; a class of {@link PatchLabels}. */
    public int number() {
        return number;
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
