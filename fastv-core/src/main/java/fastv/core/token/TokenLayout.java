package fastv.core.token;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What lies at each row of a sequence: segment, picture, patch, and the position the row had before
 * anything was cut.
 *
 * <p>Immutable. Rows are 0-based and ascend; {@link #original(int)} ascends with them, whatever was
 * dropped in between. Computed from token ids or prompt parts, never from typed-in offsets.
 */
public final class TokenLayout {

    /** What {@link #picture(int)} and {@link #patch(int)} say of a row that is not visual. */
    public static final int NONE = -1;

    private final Segment[] segments;
    private final int[] pictures;
    private final int[] patches;
    private final int[] originals;

    private TokenLayout(Segment[] segments, int[] pictures, int[] patches, int[] originals) {
        this.segments = segments;
        this.pictures = pictures;
        this.patches = patches;
        this.originals = originals;
    }

    /** Starts an empty layout; rows are appended in order. */
    public static Builder builder() {
        return new Builder();
    }

    /** A layout without pictures: every row belongs to the given segment. */
    public static TokenLayout uniform(Segment segment, int size) {
        return builder().text(segment, size).build();
    }

    /** Number of rows. */
    public int size() {
        return segments.length;
    }

    /** The segment of a row. */
    public Segment segment(int row) {
        return segments[row];
    }

    /** The 0-based picture a row shows, in prompt order, or {@link #NONE}. */
    public int picture(int row) {
        return pictures[row];
    }

    /** The 0-based patch of its picture that a row shows, in raster order, or {@link #NONE}. */
    public int patch(int row) {
        return patches[row];
    }

    /** The position the row had in the uncut sequence. */
    public int original(int row) {
        return originals[row];
    }

    /** The positions all rows had in the uncut sequence, ascending. */
    public int[] originals() {
        return originals.clone();
    }

    /** The rows of one segment, ascending. */
    public int[] rows(Segment segment) {
        return IntStream.range(0, size()).filter(row -> segments[row] == segment).toArray();
    }

    /** How many rows a segment has. */
    public int count(Segment segment) {
        return (int) Arrays.stream(segments).filter(s -> s == segment).count();
    }

    /** How many different pictures still have at least one row. */
    public int pictureCount() {
        return (int) Arrays.stream(pictures).filter(p -> p != NONE).distinct().count();
    }

    /**
     * This layout with only the given rows left.
     *
     * @param rows ascending, distinct, each in {@code [0, size())}
     * @throws IllegalArgumentException if the rows do not ascend or lie outside
     */
    public TokenLayout keep(int[] rows) {
        int previous = -1;
        for (int row : rows) {
            if (row <= previous || row >= size()) {
                throw new IllegalArgumentException(
                        "kept rows: expected ascending rows below "
                                + size()
                                + ", got "
                                + row
                                + " after "
                                + previous);
            }
            previous = row;
        }
        return new TokenLayout(
                Arrays.stream(rows).mapToObj(row -> segments[row]).toArray(Segment[]::new),
                Arrays.stream(rows).map(row -> pictures[row]).toArray(),
                Arrays.stream(rows).map(row -> patches[row]).toArray(),
                Arrays.stream(rows).map(row -> originals[row]).toArray());
    }

    /**
     * This layout, its visual rows showing the given patches instead of all of them in order.
     *
     * @param shown for each picture the patch of each of its rows, or {@link #NONE}; an empty list
     *     changes nothing
     */
    public TokenLayout showing(List<int[]> shown) {
        if (shown.isEmpty()) {
            return this;
        }
        int[] next = new int[shown.size()];
        int[] changed = patches.clone();
        for (int row = 0; row < size(); row++) {
            if (pictures[row] != NONE) {
                int picture = pictures[row];
                changed[row] = shown.get(picture)[next[picture]++];
            }
        }
        return new TokenLayout(segments, pictures, changed, originals);
    }

    /**
     * This layout followed by one generated token.
     *
     * @param original the token's position in the uncut sequence, beyond all present ones
     */
    public TokenLayout appendOutput(int original) {
        if (size() > 0 && original <= originals[size() - 1]) {
            throw new IllegalArgumentException(
                    "output position: expected more than "
                            + originals[size() - 1]
                            + ", got "
                            + original);
        }
        int n = size();
        Segment[] s = Arrays.copyOf(segments, n + 1);
        int[] p = Arrays.copyOf(pictures, n + 1);
        int[] t = Arrays.copyOf(patches, n + 1);
        int[] o = Arrays.copyOf(originals, n + 1);
        s[n] = Segment.OUTPUT;
        p[n] = NONE;
        t[n] = NONE;
        o[n] = original;
        return new TokenLayout(s, p, t, o);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenLayout that
                && Arrays.equals(segments, that.segments)
                && Arrays.equals(pictures, that.pictures)
                && Arrays.equals(patches, that.patches)
                && Arrays.equals(originals, that.originals);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                Arrays.hashCode(segments), Arrays.hashCode(pictures), Arrays.hashCode(originals));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("TokenLayout[");
        for (Segment segment : Segment.values()) {
            text.append(segment.name().toLowerCase(java.util.Locale.ROOT))
                    .append('=')
                    .append(count(segment))
                    .append(' ');
        }
        return text.append("rows=").append(size()).append(']').toString();
    }

    /** Collects rows in prompt order. */
    public static final class Builder {
        private final java.util.List<Segment> segments = new java.util.ArrayList<>();
        private final java.util.List<Integer> pictures = new java.util.ArrayList<>();
        private final java.util.List<Integer> patches = new java.util.ArrayList<>();

        private Builder() {}

        /** Appends text rows. */
        public Builder text(Segment segment, int count) {
            if (segment == Segment.IMAGE) {
                throw new IllegalArgumentException("text rows cannot be of the image segment");
            }
            for (int i = 0; i < count; i++) {
                segments.add(segment);
                pictures.add(NONE);
                patches.add(NONE);
            }
            return this;
        }

        /** Appends the rows of one picture: patches {@code 0 .. count-1} in raster order. */
        public Builder picture(int picture, int count) {
            for (int i = 0; i < count; i++) {
                segments.add(Segment.IMAGE);
                pictures.add(picture);
                patches.add(i);
            }
            return this;
        }

        /** The finished layout; positions are {@code 0 .. size-1}. */
        public TokenLayout build() {
            return new TokenLayout(
                    segments.toArray(Segment[]::new),
                    pictures.stream().mapToInt(Integer::intValue).toArray(),
                    patches.stream().mapToInt(Integer::intValue).toArray(),
                    IntStream.range(0, segments.size()).toArray());
        }
    }
}
