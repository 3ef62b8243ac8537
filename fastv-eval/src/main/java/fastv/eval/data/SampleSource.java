package fastv.eval.data;

import java.util.Iterator;

/** A data set, however it is stored. */
public interface SampleSource {

    /**
     * Reads it from its first sample, one at a time.
     *
     * @throws fastv.core.error.BadInputException if it cannot be opened
     */
    Stream open();

    /** How a message names the data set: its file. */
    String name();

    /**
     * Samples in the order of the data set. {@link #next} throws a {@link
     * fastv.core.error.BadInputException} for a sample that cannot be used; the one after it can
     * still be asked for.
     */
    interface Stream extends Iterator<Sample>, AutoCloseable {
        @Override
        void close();
    }
}
