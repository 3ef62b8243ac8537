package fastv.core.model;

import ai.djl.ndarray.NDArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model saw in some pictures, ready to be merged into a prompt. Depends on the pictures
 * alone, so settings of one sample share it.
 *
 * @param rows visual tokens {@code [tokens, hidden]}, picture after picture; null without pictures
 * @param tokensPerPicture how many rows each picture has
 * @param imageProcessing from files to the tower's input
 * @param vision tower and projector
 * @param selection what stages before the decoder took to read, rank, cut and merge, inside the
 *     tower too
 * @param reductions what those stages did; empty where every patch went on
 */
public record Sight(
        @Nullable NDArray rows,
        List<Integer> tokensPerPicture,
        Duration imageProcessing,
        Duration vision,
        Duration selection,
        List<PictureReduction> reductions) {

    /** No pictures. */
    public static final Sight NONE = new Sight(null, List.of(), Duration.ZERO, Duration.ZERO);

    public Sight {
        tokensPerPicture = List.copyOf(tokensPerPicture);
        reductions = List.copyOf(reductions);
    }

    /** Every patch went on. */
    public Sight(
            @Nullable NDArray rows,
            List<Integer> tokensPerPicture,
            Duration imageProcessing,
            Duration vision) {
        this(rows, tokensPerPicture, imageProcessing, vision, Duration.ZERO, List.of());
    }

    /** Which patch each visual token shows, picture by picture; empty where every patch went on. */
    public List<int[]> patches() {
        if (reductions.isEmpty()) {
            return List.of();
        }
        List<int[]> patches = new ArrayList<>();
        for (int picture = 0; picture < tokensPerPicture.size(); picture++) {
            int[] shown = null;
            for (PictureReduction reduction : reductions) {
                if (reduction.picture() == picture) {
                    shown = reduction.shownBy(shown);
                }
            }
            patches.add(shown == null ? new int[0] : shown);
        }
        return patches;
    }

    /** What a stage noted of each picture's patches; empty where none did. */
    public List<float[]> marks() {
        return reductions.stream()
                .filter(reduction -> !reduction.marks().isEmpty())
                .map(reduction -> array(reduction.marks()))
                .toList();
    }

    private static float[] array(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }
}
