package fastv.eval.scenes.kind;

import fastv.eval.scenes.Colour;
import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import fastv.eval.scenes.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether there is an object of a colour and shape. Half of the answers are yes. Most negatives are
 * adversarial, as in POPE (Li et al., arXiv:2305.10355): both the colour and the shape are in the
 * picture, on different objects; else one of the two is.
 */
public final class Exists implements QuestionKind {
    /** The public name. */
    public static final String NAME = "exists";

    private static final int ADVERSARIAL_PERCENT = 70;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        boolean yes = random.chance(50);
        String words =
                yes ? random.pick(scene.objects()).words() : random.pick(absent(scene, random));
        return Optional.of(SceneQuestion.of(NAME, "Is there a " + words + "?", yes ? "yes" : "no"));
    }

    private static List<String> absent(Scene scene, SceneRandom random) {
        List<String> bothPresent = new ArrayList<>();
        List<String> onePresent = new ArrayList<>();
        for (SceneObject object : scene.objects()) {
            for (Shape shape : Shape.values()) {
                if (scene.find(object.colour(), shape).isEmpty()) {
                    boolean both = !scene.of(shape).isEmpty();
                    (both ? bothPresent : onePresent).add(words(object.colour(), shape));
                }
            }
            for (Colour colour : Colour.values()) {
                if (scene.of(colour).isEmpty()) {
                    onePresent.add(words(colour, object.shape()));
                }
            }
        }
        boolean adversarial = !bothPresent.isEmpty() && random.chance(ADVERSARIAL_PERCENT);
        return adversarial ? bothPresent : onePresent;
    }

    private static String words(Colour colour, Shape shape) {
        return colour.word() + " " + shape.word();
    }

    @Override
    public List<String> words() {
        return List.of("Is", "there", "a", "yes", "no");
    }
}
