package fastv.core.model;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A small checkpoint of random weights that the program can make anywhere: it knows nothing, but
 * everything runs as in a real one.
 */
public interface SampleCheckpoint {

    /**
     * Writes it; the same bytes on every machine.
     *
     * @param folder made if it is missing
     * @throws IOException if the disk refuses
     */
    void write(Path folder) throws IOException;
}
