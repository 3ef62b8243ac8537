package fastv.eval.run;

import fastv.core.decode.ForwardObserver;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request to stop from another thread. The run ends between two layers, never inside a kernel:
 * leaving the process while one works crashes it.
 */
public final class StopSignal {
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Asks the run to stop as soon as it can. */
    public void ask() {
        asked.set(true);
    }

    /**
     * Ends the answer being made if a stop was asked for.
     *
     * @throws CancellationException then
     */
    void check() {
        if (asked.get()) {
            throw new CancellationException("the run was asked to stop");
        }
    }

    /** Checks after every layer. */
    ForwardObserver observer() {
        return (pass, layer, hidden) -> check();
    }
}
