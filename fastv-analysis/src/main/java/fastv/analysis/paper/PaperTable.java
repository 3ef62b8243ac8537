package fastv.analysis.paper;

/**
 * A table of a paper that runs are set beside.
 *
 * @param title paper and number of the table
 * @param model for which it is printed, and where
 * @param printed its numbers
 * @param otherRun which further run stands for {@link PrintedRow#OTHER_RUN}; empty if no row is one
 * @param note what a reader must know of both tables, some lines
 */
record PaperTable(String title, String model, PrintedTable printed, String otherRun, String note) {

    /** Whether a row of this table comes from a second run. */
    boolean takesOtherRun() {
        return !otherRun.isEmpty();
    }
}
