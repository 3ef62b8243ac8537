package fastv.core.prune;

import java.util.Set;

/** How many candidates stay. */
public sealed interface Budget {

    /**
     * The number that stays.
     *
     * @param candidates how many there are
     * @return between 0 and {@code candidates}
     */
    int keep(int candidates);

    /**
     * The number before it is made whole, which the formulae of papers are evaluated on.
     *
     * @param candidates how many there are
     */
    double exact(int candidates);

    /** The same for budgets that count from the uncut sequence. */
    default double exact(int candidates, int original) {
        return exact(candidates);
    }

    /**
     * The number that stays, for budgets that count from the uncut sequence.
     *
     * @param candidates how many there are now
     * @param original how many there were before any cut
     * @return between 0 and {@code candidates}
     */
    default int keep(int candidates, int original) {
        return keep(candidates);
    }

    /**
     * The number that stays, given what the stage sees.
     *
     * @return between 0 and the number of candidates
     */
    default int keep(Evidence evidence) {
        return keep(evidence.candidates().length, evidence.originalCandidates());
    }

    /** What it asks of the evidence. */
    default Set<EvidenceNeed> needs() {
        return Set.of();
    }

    /** The budget as a user wrote it, for journals: {@code "r=0.5 half-even"}. */
    String requested();

    /**
     * A share is removed: {@code keep = round(candidates * (1 - removed))} in double arithmetic, as
     * the authors' Hugging Face fork computes it.
     *
     * @param removed R, in {@code [0, 1]}
     * @param rounding of the kept number
     */
    record RemovedRatio(double removed, Rounding rounding) implements Budget {
        public RemovedRatio {
            requireRatio("r", removed);
        }

        @Override
        public int keep(int candidates) {
            return rounding.apply(exact(candidates));
        }

        @Override
        public double exact(int candidates) {
            return candidates * (1 - removed);
        }

        @Override
        public String requested() {
            return "r=" + removed;
        }
    }

    /**
     * A share is kept: {@code keep = round(candidates * kept)}, as ports in evaluation harnesses
     * count.
     *
     * @param kept in {@code [0, 1]}
     * @param rounding of the kept number
     */
    record KeptRatio(double kept, Rounding rounding) implements Budget {
        public KeptRatio {
            requireRatio("keep-ratio", kept);
        }

        @Override
        public int keep(int candidates) {
            return rounding.apply(exact(candidates));
        }

        @Override
        public double exact(int candidates) {
            return candidates * kept;
        }

        @Override
        public String requested() {
            return "keep-ratio=" + kept;
        }
    }

    /**
     * A share of what there was before any cut stays: stages of PyramidDrop all count from the
     * prompt (arXiv:2410.17247).
     *
     * @param kept in {@code [0, 1]}
     * @param rounding of the kept number
     */
    record OriginalRatio(double kept, Rounding rounding) implements Budget {
        public OriginalRatio {
            requireRatio("keep-ratio", kept);
        }

        @Override
        public int keep(int candidates) {
            return keep(candidates, candidates);
        }

        @Override
        public int keep(int candidates, int original) {
            return Math.min(candidates, rounding.apply(original * kept));
        }

        @Override
        public double exact(int candidates) {
            return exact(candidates, candidates);
        }

        @Override
        public double exact(int candidates, int original) {
            return Math.min(candidates, original * kept);
        }

        @Override
        public String requested() {
            return "keep-ratio-of-original=" + kept;
        }
    }

    /**
     * An absolute number; all candidates stay where there are fewer.
     *
     * @param kept 0 or more
     */
    record Count(int kept) implements Budget {
        public Count {
            if (kept < 0) {
                throw new IllegalArgumentException("keep: expected 0 or more, got " + kept);
            }
        }

        @Override
        public int keep(int candidates) {
            return Math.min(kept, candidates);
        }

        @Override
        public double exact(int candidates) {
            return keep(candidates);
        }

        @Override
        public String requested() {
            return "keep=" + kept;
        }
    }

    /**
     * An absolute number, but at least one candidate leaves, as SparseVLM's releases count
     * (arXiv:2410.04417).
     *
     * @param kept 0 or more
     */
    record CountBelow(int kept) implements Budget {
        public CountBelow {
            if (kept < 0) {
                throw new IllegalArgumentException("keep: expected 0 or more, got " + kept);
            }
        }

        @Override
        public int keep(int candidates) {
            return Math.max(0, Math.min(kept, candidates - 1));
        }

        @Override
        public double exact(int candidates) {
            return keep(candidates);
        }

        @Override
        public String requested() {
            return "keep=" + kept + ", below what is there";
        }
    }

    /**
     * A number of candidates is removed; all where there are fewer.
     *
     * @param removed 0 or more
     */
    record RemovedCount(int removed) implements Budget {
        public RemovedCount {
            if (removed < 0) {
                throw new IllegalArgumentException("remove: expected 0 or more, got " + removed);
            }
        }

        @Override
        public int keep(int candidates) {
            return Math.max(0, candidates - removed);
        }

        @Override
        public double exact(int candidates) {
            return keep(candidates);
        }

        @Override
        public String requested() {
            return "remove=" + removed;
        }
    }

    /**
     * A number that depends on what the stage sees. Before the model has run it counts as what its
     * rule expects.
     *
     * @param rule how many stay
     */
    record Measured(Rule rule) implements Budget {
        /** How many candidates stay, given the evidence. Compared by value. */
        public interface Rule {
            /** What it asks of the evidence. */
            Set<EvidenceNeed> needs();

            /** Between 0 and the number of candidates. */
            int keep(Evidence evidence);

            /**
             * What a plan reckons with while nothing has been seen.
             *
             * @param original how many candidates there were before any cut
             */
            default int expected(int candidates, int original) {
                return candidates;
            }

            /** As {@link Budget#requested()}. */
            String requested();
        }

        @Override
        public int keep(int candidates) {
            return keep(candidates, candidates);
        }

        @Override
        public int keep(int candidates, int original) {
            return rule.expected(candidates, original);
        }

        @Override
        public int keep(Evidence evidence) {
            return rule.keep(evidence);
        }

        @Override
        public double exact(int candidates) {
            return keep(candidates);
        }

        @Override
        public double exact(int candidates, int original) {
            return keep(candidates, original);
        }

        @Override
        public Set<EvidenceNeed> needs() {
            return rule.needs();
        }

        @Override
        public String requested() {
            return rule.requested();
        }
    }

    private static void requireRatio(String key, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(key + ": expected a ratio in [0, 1], got " + value);
        }
    }
}
