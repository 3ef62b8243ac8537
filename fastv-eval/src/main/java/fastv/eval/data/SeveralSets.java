package fastv.eval.data;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Data sets one after the other. Ids and kinds of their samples begin with the set's name, {@code
 * scenes/caption}, so that none meets another.
 *
 * @param sets in their order, at least one, names unique
 */
public record SeveralSets(List<Named> sets) implements SampleSource {

    /**
     * One of them.
     *
     * @param name what its ids and kinds begin with
     * @param samples the set
     */
    public record Named(String name, SampleSource samples) {}

    public SeveralSets {
        sets = List.copyOf(sets);
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("sets: expected at least one, got 0");
        }
    }

    @Override
    public String name() {
        return String.join(", ", sets.stream().map(set -> set.samples().name()).toList());
    }

    @Override
    public Stream open() {
        return new Chain(sets);
    }

    /** Opens a set when the one before it has ended. */
    private static final class Chain implements Stream {
        private final List<Named> sets;
        private int index;
        private @Nullable Stream current;

        Chain(List<Named> sets) {
            this.sets = sets;
        }

        @Override
        public boolean hasNext() {
            while (index < sets.size()) {
                if (current == null) {
                    current = sets.get(index).samples().open();
                }
                if (current.hasNext()) {
                    return true;
                }
                close();
                index++;
            }
            return false;
        }

        @Override
        public Sample next() {
            if (!hasNext() || current == null) {
                throw new NoSuchElementException();
            }
            return current.next().in(sets.get(index).name());
        }

        @Override
        public void close() {
            if (current != null) {
                current.close();
                current = null;
            }
        }
    }
}
