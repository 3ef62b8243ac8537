package fastv.eval.run;

import fastv.core.journal.JournalEntry;
import fastv.core.journal.RunFolder;
import fastv.core.prune.MethodFailure;

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

    /** A setting's method threw; it answers no more in this run, the others go on. */
    void failed(String setting, String sample, MethodFailure failure);

    /** An answer is in the journal. */
    void answered(JournalEntry entry);
}
