package fastv.core.config;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with a file, so that all of it can be told at once, in file order. */
public final class Problems {
    private static final int MOST = 100;
    private static final int LONGEST_MISTYPED_NAME = 100;
    private static final Comparator<Place> FILE_ORDER =
            Comparator.comparing((Place place) -> !place.hasLine()) // the command line comes last
                    .thenComparingInt(Place::line)
                    .thenComparingInt(Place::column);

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<Origin> origins = new HashSet<>();
    private boolean more;

    /** Notes a problem with a value. */
    public void at(ConfigNode node, String text) {
        at(node.origin(), text);
    }

    /** Notes a problem; the same problem at the same place counts once. */
    public void at(Origin origin, String text) {
        String line = origin.problem(text);
        if (places.size() < MOST || places.containsKey(line)) {
            places.putIfAbsent(line, origin.place());
            origins.add(origin);
        } else {
            more = true;
        }
    }

    /**
     * Notes that a value is not what was expected, unless something else is known to be wrong with
     * it already, such as an alias of nothing.
     */
    public void unexpected(ConfigNode node, String expected) {
        if (origins.contains(node.origin())) {
            return;
        }
        at(node, "expected " + expected + ", got " + node.shown());
    }

    /** Notes a name that is none of those there are, with the nearest that is. */
    public void unknownName(Origin origin, String expected, String got, Collection<String> names) {
        String hint = got.length() > LONGEST_MISTYPED_NAME ? "" : Nearest.hint(got, names);
        at(origin, "expected " + expected + names + ", got \"" + Excerpt.of(got) + "\"" + hint);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** The problems in file order; those of the command line come last. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(places.keySet());
        lines.sort(Comparator.comparing(places::get, Comparator.nullsLast(FILE_ORDER)));
        if (more) {
            lines.add("and more; mend these " + MOST + " first");
        }
        return lines;
    }

    /**
     * Ends reading if anything is wrong.
     *
     * @throws BadInputException with all problems
     */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new BadInputException(lines());
        }
    }
}
