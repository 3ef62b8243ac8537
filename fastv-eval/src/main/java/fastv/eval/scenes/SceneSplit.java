package fastv.eval.scenes;

/**
 * Which part of all scenes a scene belongs to. What it shows decides, not the seed it came from:
 * shapes, colours, sizes, cells and the number. Two scenes that differ only in background, shade or
 * by some pixels of position are never in different splits.
 */
public enum SceneSplit {
    /** Four fifths of what can be shown. */
    TRAIN,
    /** A tenth: looked at while training. */
    VALIDATION,
    /** A tenth: only ever measured. */
    TEST;

    private static final int PARTS = 10;

    /** The split of a scene. */
    public static SceneSplit of(Scene scene) {
        return ofHash(content(scene));
    }

    /** The split of a hash of some content. */
    static SceneSplit ofHash(long hash) {
        int part = (int) Long.remainderUnsigned(hash, PARTS);
        return part == 0 ? TEST : part == 1 ? VALIDATION : TRAIN;
    }

    /** A hash of what the scene shows, whatever the order of its objects. */
    static long content(Scene scene) {
        long objects = 0;
        for (SceneObject object : scene.objects()) {
            // a sum does not depend on the order
            objects += SceneRandom.hash(object.pair(), object.size().radius(), object.cell());
        }
        if (scene.digits().isEmpty()) {
            return SceneRandom.mix(objects);
        }
        Box first = scene.digits().get(0).box();
        int cell = Scene.cell(first.right(), (first.top() + first.bottom()) / 2);
        return SceneRandom.hash(objects, scene.number().getAsInt(), cell);
    }
}
