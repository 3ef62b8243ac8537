package fastv.analysis.chart;

import java.util.Arrays;

/** The bytes of a PNG file. */
public final class Png {
    private final byte[] bytes;

    /**
     * @param bytes of the file
     */
    public Png(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Png that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
