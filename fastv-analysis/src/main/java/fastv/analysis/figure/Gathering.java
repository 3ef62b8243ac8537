package fastv.analysis.figure;

import fastv.analysis.result.Results;
import fastv.analysis.result.SampleAnswers;
import java.util.List;

/**
 * What a figure keeps of the journals while they are read: sums per setting, or a few samples,
 * never all of them.
 */
@FunctionalInterface
public interface Gathering {

    /** Takes the answers of one sample. */
    default void add(SampleAnswers sample) {}

    /**
     * What to draw once all samples have passed; nothing if the data are not there.
     *
     * @param results of all settings
     */
    List<Plate> plates(Results results);
}
