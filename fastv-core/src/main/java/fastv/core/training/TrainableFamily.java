package fastv.core.training;

import java.util.List;

/** A model family that can be trained from nothing. Bound under the family's public name. */
public interface TrainableFamily {

    /**
     * A model that knows nothing yet; its weights are not drawn until training starts.
     *
     * @param words become one token each
     * @param lineStarts become one token each where no blank precedes them
     */
    TrainableModel create(ModelSizes sizes, List<String> words, List<String> lineStarts);
}
