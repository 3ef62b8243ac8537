package fastv.strategies.tiling;

import java.util.List;

/**
 * Which of the sizes a model was trained for a picture is cut at. Both rules scale the picture by
 * {@code s = min(W / w, H / h)} to fit a size {@code W x H} and look at {@code trunc(w s) trunc(h
 * s)}, its pixels then.
 */
public enum GridChoice {
    /**
     * The most pixels, but no more than the picture has; among equals the least waste {@code W H -
     * pixels}; of equal ones the first. LLaVA-NeXT's rule, which most methods leave as it is.
     */
    LLAVA {
        @Override
        boolean better(Fit fit, Fit best) {
            return fit.effective() > best.effective()
                    || (fit.effective() == best.effective() && fit.waste() < best.waste());
        }
    },
    /**
     * The largest share {@code pixels / (W H)}; of equal ones the first. FasterVLM's repository
     * alone (arXiv:2412.01818). 1000 x 544 is cut 2 x 1 instead of 2 x 2.
     */
    FILLED_SHARE {
        @Override
        boolean better(Fit fit, Fit best) {
            return fit.filledShare() > best.filledShare();
        }
    };

    /**
     * A size in pixels.
     *
     * @param width 1 or more
     * @param height 1 or more
     */
    public record Size(int width, int height) {
        public Size {
            if (width < 1 || height < 1) {
                throw new IllegalArgumentException(
                        "size: expected 1 x 1 or more, got " + width + " x " + height);
            }
        }
    }

    /**
     * Chooses.
     *
     * @param picture its size
     * @param sizes the model's, at least one, multiples of the crop's side
     * @param cropSize side of a crop in pixels
     */
    public TileGrid choose(Size picture, List<Size> sizes, int cropSize) {
        if (sizes.isEmpty() || cropSize < 1) {
            throw new IllegalArgumentException(
                    "grid: expected at least one size and a crop size from 1, got %d and %d"
                            .formatted(sizes.size(), cropSize));
        }
        Fit best = new Fit(picture, sizes.get(0));
        for (Size size : sizes) {
            Fit fit = new Fit(picture, size);
            if (better(fit, best)) {
                best = fit;
            }
        }
        return new TileGrid(best.size().width() / cropSize, best.size().height() / cropSize);
    }

    abstract boolean better(Fit fit, Fit best);

    /** A picture in a size. */
    record Fit(Size picture, Size size) {

        private long pixels() {
            double scale =
                    Math.min(
                            (double) size.width() / picture.width(),
                            (double) size.height() / picture.height());
            long width = (long) (picture.width() * scale);
            long height = (long) (picture.height() * scale);
            return width * height;
        }

        private static long area(Size of) {
            return (long) of.width() * of.height();
        }

        long effective() {
            return Math.min(pixels(), area(picture));
        }

        long waste() {
            return area(size) - effective();
        }

        double filledShare() {
            return (double) pixels() / area(size);
        }
    }
}
