package fastv.eval.scenes;

/** What happens in a clip. */
public enum ClipEvent {
    /** The object moves from the right edge to the left one. */
    LEFT("left"),
    /** The object moves from the left edge to the right one. */
    RIGHT("right"),
    /** The object moves from the lower edge to the upper one. */
    UP("up"),
    /** The object moves from the upper edge to the lower one. */
    DOWN("down"),
    /** The object is not there at first. */
    APPEAR("appear"),
    /** The object is not there in the end. */
    DISAPPEAR("disappear");

    private final String word;

    ClipEvent(String word) {
        this.word = word;
    }

    /** The answer. */
    public String word() {
        return word;
    }

    /** Whether the object moves instead of coming or going. */
    public boolean isMove() {
        return this != APPEAR && this != DISAPPEAR;
    }
}
