package fastv.models.checkpoint;

import fastv.core.error.BadInputException;
import java.util.ArrayList;
import java.util.List;

/** Problems of which one mistake can cause hundreds: the first few and the number of the others. */
final class Problems {

    private static final int SHOWN = 5;

    private Problems() {}

    /** Throws a {@link BadInputException} unless the list is empty. */
    static void refuse(List<String> problems) {
        if (problems.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(problems.subList(0, Math.min(SHOWN, problems.size())));
        if (problems.size() > SHOWN) {
            shown.add("... and " + (problems.size() - SHOWN) + " more of this kind");
        }
        throw new BadInputException(shown);
    }
}
