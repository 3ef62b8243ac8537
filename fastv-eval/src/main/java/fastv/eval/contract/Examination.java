package fastv.eval.contract;

/** Tries one law on one method. */
@FunctionalInterface
interface Examination {

    /**
     * Tries it.
     *
     * @param subject the method
     * @param lab makes samples and answers
     * @return the first finding that is not {@link Finding#HOLDS}, or that
     */
    Finding on(Subject subject, Laboratory lab);
}
