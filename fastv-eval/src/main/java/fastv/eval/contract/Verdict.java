package fastv.eval.contract;

import fastv.core.plugin.Law;

/**
 * What came of one law for one method.
 *
 * @param subject the method: {@code fastv {k: 2}}
 * @param law which law
 * @param status what came out
 * @param seed of the samples it was tried on
 * @param detail what was expected and found, or why it was not tried
 */
public record Verdict(String subject, Law law, Status status, long seed, String detail) {

    /** What can come out. */
    public enum Status {
        /** It holds on all samples tried. */
        PASS,
        /** It does not. */
        FAIL,
        /** The method says that it does not hold, and why. */
        DECLARED,
        /** It says nothing about this method. */
        SKIP
    }

    /** One line. */
    public String line() {
        return switch (status) {
            case PASS -> "PASS %s: %s".formatted(subject, law.publicName());
            case FAIL ->
                    "FAIL %s: %s: seed %d: %s".formatted(subject, law.publicName(), seed, detail);
            case DECLARED, SKIP ->
                    "%s %s: %s: %s".formatted(status, subject, law.publicName(), detail);
        };
    }
}
