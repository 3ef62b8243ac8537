package fastv.eval.scenes;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a vision tower can be taught to see in every patch of a scene, by aspect: what it shows, and
 * if that is an object, how large the whole of it is and where it stands. The last two are what
 * questions ask, not what a patch shows by itself: taught them, the tower gathers an object from
 * all its patches.
 *
 * @param what {@code [patch]}: 0 to 23 the (colour, shape) pairs ({@link SceneObject#pair}), then
 *     ten digits as tens and ten as ones, then the background
 * @param size {@code [patch]}: the number of the object's {@link Size}, or {@link #NONE}
 * @param place {@code [patch]}: the object's {@link SceneObject#cell}, or {@link #NONE}
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed over, never compared
public record PatchLabels(int[] what, int[] size, int[] place) {
    /** In the place of a class where an aspect says nothing. */
    public static final int NONE = -100;

    /** Width and height of a patch in pixels. */
    public static final int PATCH_SIDE = 8;

    /** Patches per row and per column. */
    public static final int GRID = Scene.SIDE / PATCH_SIDE;

    /** The class of digit 0 among tens; those of 1 to 9 follow, then the same ten among ones. */
    public static final int DIGIT_ZERO = Scene.PAIRS;

    /** The class of patches that show nothing. */
    public static final int BACKGROUND = DIGIT_ZERO + 20;

    /** How many classes each aspect has, by its name. */
    public static final Map<String, Integer> CLASSES = classes();

    /**
     * Pixels that make a patch an object's: an eighth. A larger share would call the rim of an
     * object background although its colour and outline are plainly seen.
     */
    private static final int LEAST_PIXELS = PATCH_SIDE * PATCH_SIDE / 8;

    /** The classes of 64 patches in reading order: of what covers most, if at least an eighth. */
    public static PatchLabels of(Scene scene) {
        PatchLabels labels = new PatchLabels(filled(BACKGROUND), filled(NONE), filled(NONE));
        int[] most = filled(LEAST_PIXELS - 1);
        for (SceneObject object : scene.objects()) {
            int[] pixels = count(object.box(), (x, y) -> ScenePainter.covered(object, x, y) >= 8);
            labels.claim(most, pixels, object.pair(), object.size().number(), object.cell());
        }
        for (int i = 0; i < scene.digits().size(); i++) {
            Digit digit = scene.digits().get(i);
            int label = DIGIT_ZERO + 10 * i + digit.value();
            labels.claim(most, count(digit.box(), digit::covers), label, NONE, NONE);
        }
        return labels;
    }

    /** The aspects in the order of {@link #CLASSES}. */
    public List<int[]> aspects() {
        return List.of(what, size, place);
    }

    private static Map<String, Integer> classes() {
        Map<String, Integer> classes = new LinkedHashMap<>();
        classes.put("patches", BACKGROUND + 1);
        classes.put("sizes", Size.values().length);
        classes.put("places", Scene.CELLS * Scene.CELLS);
        return Collections.unmodifiableMap(classes);
    }

    private static int[] filled(int value) {
        int[] all = new int[GRID * GRID];
        Arrays.fill(all, value);
        return all;
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

    private void claim(int[] most, int[] pixels, int ofWhat, int ofSize, int ofPlace) {
        for (int patch = 0; patch < most.length; patch++) {
            if (pixels[patch] > most[patch]) {
                most[patch] = pixels[patch];
                what[patch] = ofWhat;
                size[patch] = ofSize;
                place[patch] = ofPlace;
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
