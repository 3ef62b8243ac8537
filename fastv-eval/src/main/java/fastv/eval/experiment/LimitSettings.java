package fastv.eval.experiment;

import fastv.core.config.Doc;
import fastv.core.config.Range;
import java.util.Optional;

/**
 * How much of an experiment is run.
 *
 * @param samples only the first so many samples of each data set
 */
public record LimitSettings(
        @Doc("Run the first so many samples of each data set alone; without it, all.")
                @Range(min = 1)
                Optional<Integer> samples) {}
