package fastv.core.training;

/** What one pass of training is shown, in Java arrays: made by one thread, used by another. */
public sealed interface TrainingBatch {

    /** How many pictures. */
    int size();

    /**
     * Pictures whose patches and content are known: a lesson for the tower alone.
     *
     * @param size pictures
     * @param pixels {@code [size, channels, side, side]}
     * @param side pixels
     * @param widths {@code [aspects]}, how many classes each aspect of a patch has
     * @param classes {@code [aspects, size, patches]}, -100 where a patch does not count
     * @param present {@code [size, labels]}, 0 or 1
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, handed over, never compared
    record See(int size, int side, float[] pixels, long[] widths, long[] classes, float[] present)
            implements TrainingBatch {}

    /**
     * Conversations about pictures.
     *
     * @param size pictures, one conversation each
     * @param pixels {@code [size, channels, side, side]}
     * @param side pixels
     * @param tokens length of the longest conversation
     * @param ids {@code [size, tokens]}, padded behind; 0 at visual tokens
     * @param imageAt rows of the flattened ids that visual tokens take
     * @param answerAt rows of the flattened ids whose next token is part of an answer
     * @param labels those next tokens
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, handed over, never compared
    record Speak(
            int size,
            int side,
            float[] pixels,
            int tokens,
            long[] ids,
            long[] imageAt,
            long[] answerAt,
            long[] labels)
            implements TrainingBatch {}
}
