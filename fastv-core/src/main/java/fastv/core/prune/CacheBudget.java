package fastv.core.prune;

/** How many entries of each head stay in a layer's cache. */
public interface CacheBudget {

    /**
     * The number that stays.
     *
     * @param layer 0-based
     * @param layers of the decoder
     * @param entries what a head holds once the prompt has run; not negative
     * @return 0 or more; where it is not below what a head holds, everything stays
     */
    int keep(int layer, int layers, int entries);

    /** The budget as a user wrote it, for journals: {@code "keep=64"}. */
    String requested();

    /** The same number in every layer, 1 or more. */
    record Count(int kept) implements CacheBudget {
        public Count {
            if (kept < 1) {
                throw new IllegalArgumentException("keep: expected 1 or more, got " + kept);
            }
        }

        @Override
        public int keep(int layer, int layers, int entries) {
            return kept;
        }

        @Override
        public String requested() {
            return "keep=" + kept;
        }
    }

    /**
     * A share of what the prompt left in the layer, at least one entry.
     *
     * @param kept in {@code (0, 1]}
     * @param rounding of the kept number
     */
    record KeptRatio(double kept, Rounding rounding) implements CacheBudget {
        public KeptRatio {
            if (!(kept > 0 && kept <= 1)) {
                throw new IllegalArgumentException(
                        "ratio: expected a ratio in (0, 1], got " + kept);
            }
        }

        @Override
        public int keep(int layer, int layers, int entries) {
            return Math.max(1, rounding.apply(entries * kept));
        }

        @Override
        public String requested() {
            return "keep-ratio=" + kept;
        }
    }
}
