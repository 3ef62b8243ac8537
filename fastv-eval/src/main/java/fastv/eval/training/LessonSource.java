package fastv.eval.training;

import fastv.eval.scenes.SceneExample;

/**
 * An endless stream of things to learn from. Number {@code index} depends on the source alone, not
 * on what was asked for before.
 */
interface LessonSource {

    /** A picture with questions. */
    PictureLesson lesson(long index);

    /** A picture whose patches are known. */
    SceneExample scene(long index);
}
