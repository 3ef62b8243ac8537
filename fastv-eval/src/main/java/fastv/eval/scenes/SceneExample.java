package fastv.eval.scenes;

import java.util.List;

/**
 * One example for a trainer or a test.
 *
 * @param scene what is shown
 * @param turns questions about it, no two alike; at least one
 */
public record SceneExample(Scene scene, List<SceneQuestion> turns) {

    /** Copies the turns. */
    public SceneExample {
        turns = List.copyOf(turns);
    }

    /**
     * The picture, rendered anew.
     *
     * @return {@code [row, column, channel]}, 64 x 64 x 3 levels, unsigned
     */
    public byte[] pixels() {
        return new ScenePainter().paint(scene);
    }

    /** What each patch shows. */
    public PatchLabels patchLabels() {
        return PatchLabels.of(scene);
    }

    /**
     * Which (colour, shape) pairs are in the picture.
     *
     * @return {@code [pair]}, 24 flags
     */
    public boolean[] pairs() {
        return PatchLabels.pairs(scene);
    }
}
