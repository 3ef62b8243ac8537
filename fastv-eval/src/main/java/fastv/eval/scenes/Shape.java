package fastv.eval.scenes;

/** What an object looks like; coordinates are relative to its centre, in any one unit. */
public enum Shape {
    /** A filled disc. */
    CIRCLE(0, "circle", "circles") {
        @Override
        boolean covers(int x, int y, int radius) {
            return x * x + y * y <= radius * radius;
        }
    },
    /** An upright square whose sides are 7/4 of the radius. */
    SQUARE(1, "square", "squares") {
        @Override
        boolean covers(int x, int y, int radius) {
            return Math.max(Math.abs(x), Math.abs(y)) * 8 <= radius * 7;
        }
    },
    /** A triangle that stands on its base, as wide as twice the radius. */
    TRIANGLE(2, "triangle", "triangles") {
        @Override
        boolean covers(int x, int y, int radius) {
            return y * 8 <= radius * 7 && Math.abs(x) * 15 <= (y + radius) * 8;
        }
    },
    /** A plus sign with arms of two thirds of the radius. */
    CROSS(3, "cross", "crosses") {
        @Override
        boolean covers(int x, int y, int radius) {
            int far = Math.max(Math.abs(x), Math.abs(y));
            int near = Math.min(Math.abs(x), Math.abs(y));
            return far <= radius && near * 3 <= radius;
        }
    };

    private final int number;
    private final String word;
    private final String plural;

    Shape(int number, String word, String plural) {
        this.number = number;
        this.word = word;
        this.plural = plural;
    }

    /** Whether the shape covers a point; nothing outside the square of the radius is covered. */
    abstract boolean covers(int x, int y, int radius);

    /** Its place among the shapes: part of class numbers that trained weights depend on. */
    int number() {
        return number;
    }

    /** The word questions and answers use. */
    public String word() {
        return word;
    }

    /** The word for several. */
    public String plural() {
        return plural;
    }
}
