package fastv.eval.scenes;

import java.util.Arrays;

/**
 * What a vision tower can be taught to see in every patch of a scene. Classes: 0 to 23 the (colour,
 * shape) pairs ({@link SceneObject#pair}), then ten digits, then the background.
 */
public final class PatchLabels {
    /** Width and height of a patch in pixels. */
    public static final int PATCH_SIDE = 8;

    /** Patches per row and per column. */
    public static final int GRID = Scene.SIDE / PATCH_SIDE;

    /** The class of digit 0; those of 1 to 9 follow. */
    public static final int DIGIT_ZERO = Scene.PAIRS;

    /** The class of patches that show nothing. */
    public static final int BACKGROUND = DIGIT_ZERO + 10;

    /** How many classes there are. */
    public static final int CLASSES = BACKGROUND + 1;

    /**
     * Pixels that make a patch an object's: an eighth. A larger share would call the rim of an
     * object background although its colour and outline are plainly seen.
     */
    private static final int LEAST_PIXELS = PATCH_SIDE * PATCH_SIDE / 8;

    private PatchLabels() {}

    /**
     * The class of each patch: of what covers most of its pixels, if at least an eighth.
     *
     * @return {@code [patch]}, 64 classes in reading order
     */
    public static int[] of(Scene scene) {
        int[] labels = new int[GRID * GRID];
        int[] most = new int[labels.length];
        Arrays.fill(labels, BACKGROUND);
        Arrays.fill(most, LEAST_PIXELS - 1);
        for (SceneObject object : scene.objects()) {
            int[] pixels = count(object.box(), (x, y) -> ScenePainter.covered(object, x, y) >= 8);
            claim(labels, most, pixels, object.pair());
        }
        for (Digit digit : scene.digits()) {
            claim(labels, most, count(digit.box(), digit::covers), DIGIT_ZERO + digit.value());
        }
        return labels;
    }

    /**
     * The pairs present.
     *
     * @return {@code [pair]}, 24 flags
     */
    public static boolean[] pairs(Scene scene) {
        boolean[] present = new boolean[Scene.PAIRS];
        scene.objects().forEach(object -> present[object.pair()] = true);
        return present;
    }

    private static void claim(int[] labels, int[] most, int[] pixels, int label) {
        for (int patch = 0; patch < labels.length; patch++) {
            if (pixels[patch] > most[patch]) {
                most[patch] = pixels[patch];
                labels[patch] = label;
            }
        }
    }

    private static int[] count(Box box, Cover cover) {
        int[] pixels = new int[GRID * GRID];
        for (int y = Math.max(0, box.top()); y < Math.min(Scene.SIDE, box.bottom()); y++) {
            for (int x = Math.max(0, box.left()); x < Math.min(Scene.SIDE, box.right()); x++) {
                if (cover.covers(x, y)) {
                    pixels[y / PATCH_SIDE * GRID + x / PATCH_SIDE]++;
                }
            }
        }
        return pixels;
    }

    /** Which pixels something covers. */
    private interface Cover {
        boolean covers(int x, int y);
    }
}
