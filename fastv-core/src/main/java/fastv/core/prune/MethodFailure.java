package fastv.core.prune;

/** A method threw an exception while it ranked: its own fault, and of no other method's concern. */
public final class MethodFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param where the method's part and site: {@code "score top-rows before layer 2"}
     * @param thrown what it threw
     */
    public MethodFailure(String where, Throwable thrown) {
        super(
                where
                        + ": "
                        + thrown.getClass().getSimpleName()
                        + ": "
                        + String.valueOf(thrown.getMessage()).lines().findFirst().orElse(""),
                thrown);
    }
}
