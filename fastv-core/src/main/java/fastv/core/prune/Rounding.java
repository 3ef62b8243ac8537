package fastv.core.prune;

/** How a fractional number of kept tokens becomes a whole one; always of the kept number. */
public enum Rounding {
    /** Python's {@code round}: halves to the even neighbour. */
    HALF_EVEN {
        @Override
        public int apply(double kept) {
            return (int) Math.rint(kept);
        }
    },
    /** Halves away from zero. */
    HALF_UP {
        @Override
        public int apply(double kept) {
            return (int) Math.floor(kept + 0.5);
        }
    },
    /** Truncation, Python's {@code int()}. */
    FLOOR {
        @Override
        public int apply(double kept) {
            return (int) Math.floor(kept);
        }
    };

    /**
     * The whole number.
     *
     * @param kept 0 or more
     */
    public abstract int apply(double kept);
}
