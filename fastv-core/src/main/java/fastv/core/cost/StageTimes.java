package fastv.core.cost;

import java.time.Duration;
import java.util.List;

/**
 * Wall time by stage. The five stages do not overlap: the time a ranking takes inside the prefill
 * counts as selection and not as prefill.
 *
 * @param imageProcessing from picture files to the tower's input
 * @param vision tower and projector
 * @param prefill decoder layers and head up to the first token, without selection
 * @param selection reading evidence, scoring, choosing and cutting
 * @param decode all tokens after the first
 * @param timeToFirstToken from the start to the first token; overlaps the first four stages
 */
public record StageTimes(
        Duration imageProcessing,
        Duration vision,
        Duration prefill,
        Duration selection,
        Duration decode,
        Duration timeToFirstToken) {

    /** No time at all. */
    public static final StageTimes ZERO =
            new StageTimes(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO);

    public StageTimes {
        for (Duration stage :
                List.of(imageProcessing, vision, prefill, selection, decode, timeToFirstToken)) {
            if (stage.isNegative()) {
                throw new IllegalArgumentException(
                        "stage: expected a time of at least 0, got " + stage);
            }
        }
    }

    /** All five stages. */
    public Duration total() {
        return imageProcessing.plus(vision).plus(prefill).plus(selection).plus(decode);
    }

    /** Stage by stage. */
    public StageTimes plus(StageTimes other) {
        return new StageTimes(
                imageProcessing.plus(other.imageProcessing),
                vision.plus(other.vision),
                prefill.plus(other.prefill),
                selection.plus(other.selection),
                decode.plus(other.decode),
                timeToFirstToken.plus(other.timeToFirstToken));
    }

    /**
     * The mean of every stage, to the nanosecond below.
     *
     * @throws IllegalArgumentException for no times
     */
    public static StageTimes mean(List<StageTimes> times) {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("times: expected at least one");
        }
        StageTimes sum = times.stream().reduce(ZERO, StageTimes::plus);
        int n = times.size();
        return new StageTimes(
                sum.imageProcessing.dividedBy(n),
                sum.vision.dividedBy(n),
                sum.prefill.dividedBy(n),
                sum.selection.dividedBy(n),
                sum.decode.dividedBy(n),
                sum.timeToFirstToken.dividedBy(n));
    }
}
