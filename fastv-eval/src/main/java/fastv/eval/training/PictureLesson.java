package fastv.eval.training;

import fastv.eval.scenes.SceneQuestion;
import java.util.List;

/**
 * A picture with questions.
 *
 * @param rgb {@code [row, column, channel]}, unsigned
 * @param turns at least one
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed over, never compared
record PictureLesson(byte[] rgb, List<SceneQuestion> turns) {
    PictureLesson {
        turns = List.copyOf(turns);
    }
}
