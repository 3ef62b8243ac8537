package fastv.core.conformance;

/**
 * The outcome of one golden case.
 *
 * @param status whether the case held
 * @param kind the kind's name
 * @param name the case's name
 * @param largestError the largest absolute difference over all compared floating-point values
 * @param detail where the largest error lies, what failed, or why the case was skipped
 */
public record CaseResult(
        Status status, String kind, String name, double largestError, String detail) {

    /** Whether a case held. */
    public enum Status {
        /** Everything expected was computed and lies within its tolerance. */
        PASS,
        /** Something differs, is missing, or broke. */
        FAIL,
        /** The program does not know the kind or the mode yet. */
        SKIP
    }

    /** The line that the command prints. */
    public String line() {
        String error = status == Status.SKIP ? "-" : "%.2e".formatted(largestError);
        return "%s %s %s %s %s".formatted(status, kind, name, error, detail).stripTrailing();
    }
}
