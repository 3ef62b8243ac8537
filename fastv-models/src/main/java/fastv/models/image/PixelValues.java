package fastv.models.image;

/** A processed picture: what the vision tower takes, and where it comes from. Immutable. */
public final class PixelValues {
    private final Extent extent;
    private final byte[] levels;
    private final float[] values;
    private final PixelMapping mapping;

    PixelValues(Extent extent, byte[] levels, ChannelScaling scaling, PixelMapping mapping) {
        this.extent = extent;
        this.levels = levels;
        this.values = scaling.values(levels);
        this.mapping = mapping;
    }

    /** Number of rows. */
    public int height() {
        return extent.height();
    }

    /** Number of columns. */
    public int width() {
        return extent.width();
    }

    /** The tower's input, {@code [3, height, width]}, row-major: a copy. */
    public float[] values() {
        return values.clone();
    }

    /** The pixels just before rescaling, {@code [3, height, width]}, unsigned: a copy. */
    public byte[] levels() {
        return levels.clone();
    }

    /** From these pixels back to those of the original picture. */
    public PixelMapping mapping() {
        return mapping;
    }
}
