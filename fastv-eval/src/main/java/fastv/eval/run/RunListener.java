package fastv.eval.run;

import fastv.core.journal.JournalEntry;
import fastv.core.journal.RunFolder;

/** Is told how a run goes on, in the run's own thread. */
public interface RunListener {

    /**
     * The journal is open.
     *
     * @param present answers that an earlier run has left
     * @param all answers that there will be
     */
    void begun(RunFolder folder, long present, long all);

    /** An untimed answer is made to warm up. */
    void warmingUp();

    /** An answer is in the journal. */
    void answered(JournalEntry entry);
}
