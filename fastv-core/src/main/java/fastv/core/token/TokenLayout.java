package fastv.core.token;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What lies at each row of a sequence: segment, picture, patch, and the position the row had before
 * anything was cut.
 *
 * <p>Immutable. Rows are 0-based and ascend; {@link #original(int)} ascends with them, whatever was
 * dropped in between. Only a merged row may break that order: it has the segment, picture, patch
 * and original position of the token it stands for, and its {@link #members(int)} are all that went
 * into it. No two rows have the same original position. Computed from token ids or prompt parts,
 * never from typed-in offsets. A visual row may carry a mark, a number that a stage before the
 * decoder gave the patch it shows.
 */
public final class TokenLayout {

    /** What {@link #picture(int)} and {@link #patch(int)} say of a row that is not visual. */
    public static final int NONE = -1;

    private final Segment[] segments;
    private final int[] pictures;
    private final int[] patches;
    private final int[] originals;
    private final float[] marks;

    /** What merged rows are made of, by their original position. */
    private final Map<Integer, int[]> merged;

    private TokenLayout(
            Segment[] segments,
            int[] pictures,
            int[] patches,
            int[] originals,
            float[] marks,
            Map<Integer, int[]> merged) {
        this.segments = segments;
        this.pictures = pictures;
        this.patches = patches;
        this.originals = originals;
        this.marks = marks;
        this.merged = merged;
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

    /** What a stage before the decoder noted of the patch a row shows; NaN where none did. */
    public float mark(int row) {
        return marks[row];
    }

    /** The position the row had in the uncut sequence. */
    public int original(int row) {
        return originals[row];
    }

    /** Whether a row is the sum of several. */
    public boolean merged(int row) {
        return merged.containsKey(originals[row]);
    }

    /** The positions in the uncut sequence of everything a row is made of, ascending. */
    public int[] members(int row) {
        int[] members = merged.get(originals[row]);
        return members == null ? new int[] {originals[row]} : members.clone();
    }

    /** The positions all rows had in the uncut sequence, ascending but for merged rows. */
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
        return at(rows, merged);
    }

    /**
     * A shorter layout whose rows are each one row of this one, or several of them merged.
     *
     * @param sources for each new row the rows it is made of, at least one; the first is the one it
     *     stands for, no two new rows stand for the same
     */
    public TokenLayout combine(List<int[]> sources) {
        int[] first = sources.stream().mapToInt(rows -> rows[0]).toArray();
        if (Arrays.stream(first).distinct().count() < first.length) {
            throw new IllegalArgumentException(
                    "merged rows: expected each to stand for a row of its own, got "
                            + Arrays.toString(first));
        }
        Map<Integer, int[]> made = new HashMap<>(merged);
        for (int[] rows : sources) {
            if (rows.length > 1) {
                made.put(
                        originals[rows[0]],
                        Arrays.stream(rows)
                                .flatMap(row -> Arrays.stream(members(row)))
                                .sorted()
                                .distinct()
                                .toArray());
            }
        }
        return at(first, made);
    }

    private TokenLayout at(int[] rows, Map<Integer, int[]> sums) {
        int[] left = Arrays.stream(rows).map(row -> originals[row]).toArray();
        Map<Integer, int[]> present = new HashMap<>(sums);
        present.keySet().retainAll(Arrays.stream(left).boxed().collect(Collectors.toSet()));
        return new TokenLayout(
                Arrays.stream(rows).mapToObj(row -> segments[row]).toArray(Segment[]::new),
                Arrays.stream(rows).map(row -> pictures[row]).toArray(),
                Arrays.stream(rows).map(row -> patches[row]).toArray(),
                left,
                marksOf(rows),
                present);
    }

    private float[] marksOf(int[] rows) {
        float[] carried = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            carried[i] = marks[rows[i]];
        }
        return carried;
    }

    /**
     * Where the rows of a shorter layout lie in this one.
     *
     * @param wanted made of this one by dropping rows
     * @return one row of this layout for each of {@code wanted}
     * @throws IllegalArgumentException if one of them is not here, or was merged meanwhile
     */
    public int[] rowsOf(TokenLayout wanted) {
        Map<Integer, Integer> rows = new HashMap<>();
        for (int row = 0; row < size(); row++) {
            rows.put(originals[row], row);
        }
        int[] found = new int[wanted.size()];
        for (int i = 0; i < found.length; i++) {
            Integer row = rows.get(wanted.original(i));
            if (row == null || !Arrays.equals(members(row), wanted.members(i))) {
                throw new IllegalArgumentException(
                        "rows: expected rows of this layout alone, got one of "
                                + Arrays.toString(wanted.members(i)));
            }
            found[i] = row;
        }
        return found;
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
        return new TokenLayout(segments, pictures, changed, originals, marks, merged);
    }

    /**
     * This layout, its visual rows marked with what was noted of the patches they show.
     *
     * @param noted for each picture one number per patch; an empty list changes nothing
     */
    public TokenLayout marked(List<float[]> noted) {
        if (noted.isEmpty()) {
            return this;
        }
        float[] changed = marks.clone();
        for (int row = 0; row < size(); row++) {
            if (patches[row] != NONE) {
                changed[row] = noted.get(pictures[row])[patches[row]];
            }
        }
        return new TokenLayout(segments, pictures, patches, originals, changed, merged);
    }

    /**
     * This layout followed by one generated token.
     *
     * @param original the token's position in the uncut sequence, beyond all present ones
     */
    public TokenLayout appendOutput(int original) {
        int last = Arrays.stream(originals).max().orElse(-1);
        if (original <= last) {
            throw new IllegalArgumentException(
                    "output position: expected more than " + last + ", got " + original);
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
        float[] m = Arrays.copyOf(marks, n + 1);
        m[n] = Float.NaN;
        return new TokenLayout(s, p, t, o, m, merged);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenLayout that
                && Arrays.equals(segments, that.segments)
                && Arrays.equals(pictures, that.pictures)
                && Arrays.equals(patches, that.patches)
                && Arrays.equals(originals, that.originals)
                && Arrays.equals(marks, that.marks)
                && merged.keySet().equals(that.merged.keySet())
                && IntStream.of(originals).allMatch(at -> sameMembers(that, at));
    }

    private boolean sameMembers(TokenLayout other, int original) {
        return Arrays.equals(merged.get(original), other.merged.get(original));
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
            float[] unmarked = new float[segments.size()];
            Arrays.fill(unmarked, Float.NaN);
            return new TokenLayout(
                    segments.toArray(Segment[]::new),
                    pictures.stream().mapToInt(Integer::intValue).toArray(),
                    patches.stream().mapToInt(Integer::intValue).toArray(),
                    IntStream.range(0, segments.size()).toArray(),
                    unmarked,
                    Map.of());
        }
    }
}
