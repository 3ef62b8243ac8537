package fastv.core.conformance;

/**
 * One kind of golden case: computes what the case asks for and hands every result to the
 * comparison. Bound in a map binder {@code String -> ConformanceKind} under the kind's name.
 */
@FunctionalInterface
public interface ConformanceKind {

    /**
     * Runs one case.
     *
     * @param golden the case
     * @param comparison takes each computed value under the name the case expects it by
     * @throws UnsupportedCaseException if the case asks for something the program does not know yet
     */
    void run(GoldenCase golden, Comparison comparison);
}
