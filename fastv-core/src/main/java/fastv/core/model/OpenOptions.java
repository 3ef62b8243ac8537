package fastv.core.model;

import fastv.core.kernel.Dtype;
import java.util.Optional;

/**
 * How a checkpoint is opened.
 *
 * @param dtype what it computes in
 * @param template a prompt template by name; empty takes the family's own
 * @param imageProcessor an image processor by name; empty takes the checkpoint's
 */
public record OpenOptions(Dtype dtype, Optional<String> template, Optional<String> imageProcessor) {

    /** Everything as the checkpoint says. */
    public static OpenOptions asStored(Dtype dtype) {
        return new OpenOptions(dtype, Optional.empty(), Optional.empty());
    }
}
