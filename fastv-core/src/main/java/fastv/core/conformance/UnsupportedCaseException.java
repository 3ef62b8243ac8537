package fastv.core.conformance;

/** A case that asks for a mode, rule or processor the program does not know yet: it is skipped. */
public final class UnsupportedCaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is missing, for the SKIP line
     */
    public UnsupportedCaseException(String what) {
        super(what);
    }
}
