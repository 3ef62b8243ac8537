package fastv.models.image;

/**
 * How the samples of one axis become those of another length. The output places are those of the
 * wanted span, counted from 0.
 */
sealed interface AxisSampling permits Weighted, Picked {

    /** The input places that are read. */
    Span inputs();

    /**
     * Resamples a row of interleaved RGB.
     *
     * @param in the whole input row
     * @param out takes the output row
     * @param offset where it begins
     */
    void row(byte[] in, byte[] out, int offset);

    /**
     * Makes one output row from whole input rows.
     *
     * @param in the rows of {@link #inputs()}
     * @param rowBytes length of a row
     * @param output which output row
     * @param out takes it
     * @param offset where it begins
     */
    void column(byte[] in, int rowBytes, int output, byte[] out, int offset);
}
