package fastv.analysis.summary;

/**
 * One formula over all entries of a setting; means.
 *
 * @param unit what {@code figure} is
 * @param figure the number that stands in tables
 * @param decoder decoder layers at prefill, in the formula's own operations
 * @param decoderRatio the same over the unpruned run's
 * @param total everything the formula counts
 * @param totalRatio the same over the unpruned run's
 */
record FormulaSummary(
        String unit,
        double figure,
        double decoder,
        double decoderRatio,
        double total,
        double totalRatio) {}
