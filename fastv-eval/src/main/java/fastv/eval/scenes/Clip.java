package fastv.eval.scenes;

import java.util.List;

/**
 * A few frames in which one thing happens to one object; everything else stands still under
 * changing noise.
 *
 * @param frames the frames in their order
 * @param actor the object, as it looks where it is seen first
 * @param event what happens to it
 */
public record Clip(List<Scene> frames, SceneObject actor, ClipEvent event) {
    /** The kind of question after a move. */
    public static final String MOVE = "move";

    /** The kind of question after coming or going. */
    public static final String CHANGE = "change";

    /** The words of its questions and answers, besides shapes and colours. */
    static final List<String> WORDS =
            List.of(
                    "Which",
                    "way",
                    "does",
                    "the",
                    "move",
                    "left",
                    "right",
                    "up",
                    "down",
                    "Does",
                    "appear",
                    "or",
                    "disappear");

    /** Copies the frames. */
    public Clip {
        frames = List.copyOf(frames);
    }

    /** The question that the frames together answer, and none of them alone. */
    public SceneQuestion question() {
        return event.isMove()
                ? SceneQuestion.of(
                        MOVE, "Which way does the " + actor.words() + " move?", event.word())
                : SceneQuestion.of(
                        CHANGE,
                        "Does the " + actor.words() + " appear or disappear?",
                        event.word());
    }
}
