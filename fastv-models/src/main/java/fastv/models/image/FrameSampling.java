package fastv.models.image;

import java.util.stream.IntStream;

/** Which frames of a video are looked at. */
public enum FrameSampling {
    /**
     * From the first frame to the last: {@code numpy.linspace(0, total - 1, wanted)}, truncated, as
     * the Video-LLaVA authors and most evaluation scripts do.
     */
    LINSPACE {
        @Override
        int[] choose(int total, int wanted) {
            // numpy sets the last point without arithmetic; a single frame is the first
            int last = wanted == 1 ? 0 : total - 1;
            double step = (double) (total - 1) / (wanted - 1);
            return IntStream.range(0, wanted)
                    .map(i -> i == wanted - 1 ? last : (int) (i * step))
                    .toArray();
        }
    },
    /**
     * In steps of {@code total / wanted} from the first frame: {@code torch.arange}, rounded to
     * float32 before truncation, as transformers' video processors do. Rounding can give one frame
     * more than was wanted.
     */
    ARANGE {
        @Override
        int[] choose(int total, int wanted) {
            double step = (double) total / wanted;
            return IntStream.range(0, (int) Math.ceil(total / step))
                    .map(i -> (int) (float) (i * step))
                    .toArray();
        }
    };

    /**
     * Indices of the chosen frames, ascending.
     *
     * @param total frames there are, 1 or more
     * @param wanted frames asked for, 1 or more
     */
    public int[] indices(int total, int wanted) {
        if (total < 1 || wanted < 1) {
            throw new IllegalArgumentException(
                    "frames: expected 1 or more, got " + wanted + " of " + total);
        }
        return choose(total, wanted);
    }

    abstract int[] choose(int total, int wanted);
}
