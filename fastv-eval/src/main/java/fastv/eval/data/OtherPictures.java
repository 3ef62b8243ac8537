package fastv.eval.data;

import fastv.core.error.BadInputException;
import fastv.core.model.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * The control of a model that should need its eyes: every question is asked about the pictures of
 * another sample, one that shows as many. The questions stay as they are, so what a model can
 * answer from them alone it still can.
 *
 * @param all the samples as they are
 * @param seed decides how far away the other sample lies
 */
public record OtherPictures(SampleSource all, long seed) implements SampleSource {
    private static final int NEAREST = 17;
    private static final int FARTHEST = 101;

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public Stream open() {
        int offset = NEAREST + Math.floorMod(seed, FARTHEST - NEAREST);
        return new Swapped(all, offset);
    }

    /** Two readings of the set, one ahead of the other; at its end the latter begins anew. */
    private static final class Swapped implements Stream {
        private final SampleSource all;
        private final Stream own;
        private final List<Stream> others = new ArrayList<>();

        Swapped(SampleSource all, int offset) {
            this.all = all;
            this.own = all.open();
            others.add(all.open());
            for (int i = 0; i < offset; i++) {
                ahead();
            }
        }

        @Override
        public boolean hasNext() {
            return own.hasNext();
        }

        @Override
        public Sample next() {
            Sample sample = own.next();
            if (sample.pictures().isEmpty()) {
                return sample;
            }
            int begun = others.size();
            // a whole round without a fit: there is none
            while (others.size() <= begun + 1) {
                List<Picture> pictures = ahead().pictures();
                if (pictures.size() == sample.pictures().size()
                        && pictures.stream()
                                .noneMatch(shown -> sample.pictureNames().contains(shown.name()))) {
                    return sample.showing(pictures);
                }
            }
            throw new BadInputException(
                    sample.place()
                            + ": picture: expected another sample with "
                            + sample.pictures().size()
                            + " other pictures to replace them, found none");
        }

        private Sample ahead() {
            if (!others.get(others.size() - 1).hasNext()) {
                others.get(others.size() - 1).close();
                others.add(all.open());
            }
            return others.get(others.size() - 1).next();
        }

        @Override
        public void close() {
            own.close();
            others.get(others.size() - 1).close();
        }
    }
}
