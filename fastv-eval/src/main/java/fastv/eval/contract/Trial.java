package fastv.eval.contract;

import fastv.core.model.Conversation;
import fastv.core.model.Part;
import fastv.core.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A random sample: pictures of noise, random words before, between and after them.
 *
 * @param seed from which everything is drawn
 * @param pictures how many
 * @param conversation one question
 */
record Trial(long seed, int pictures, Conversation conversation) {
    private static final List<String> WORDS =
            List.of("what", "is", "this", "where", "here", "that", "one", "left", "right");
    private static final int LONGEST_TEXT = 4;
    private static final int MOST_PICTURES = 3;

    /** A sample with one to three pictures. */
    static Trial random(long seed) {
        return of(seed, 1 + new SplittableRandom(~seed).nextInt(MOST_PICTURES));
    }

    /** A sample with that many pictures. */
    static Trial of(long seed, int pictures) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Part> parts = new ArrayList<>();
        parts.add(text(random));
        for (int i = 0; i < pictures; i++) {
            parts.add(new Part.PictureSlot());
            parts.add(text(random));
        }
        return new Trial(
                seed, pictures, new Conversation(List.of(new Turn(parts, Optional.empty()))));
    }

    private static Part text(SplittableRandom random) {
        List<String> words = new ArrayList<>();
        int count = 1 + random.nextInt(LONGEST_TEXT);
        for (int i = 0; i < count; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return new Part.Text(" " + String.join(" ", words) + " ");
    }

    /** Pixel values of the pictures, normal in scale. */
    float[] pixels(int perPicture) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[pictures * perPicture];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() * 4 - 2);
        }
        return values;
    }
}
