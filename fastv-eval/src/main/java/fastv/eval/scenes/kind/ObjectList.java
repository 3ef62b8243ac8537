package fastv.eval.scenes.kind;

import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.Scene;
import fastv.eval.scenes.SceneObject;
import fastv.eval.scenes.SceneQuestion;
import fastv.eval.scenes.SceneRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * List the objects, shape before colour, in random order: a training aid. In reading order the
 * answer follows from positions; in random order each word must be looked up by the one before it.
 * Every order is a reference.
 */
public final class ObjectList implements QuestionKind {
    /** The public name. */
    public static final String NAME = "list";

    private static final String QUESTION = "List the objects.";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<SceneQuestion> ask(Scene scene, SceneRandom random) {
        List<String> entries =
                random.shuffled(scene.objects()).stream().map(ObjectList::entry).toList();
        List<String> references = new ArrayList<>();
        orders(List.of(), entries, references);
        return Optional.of(new SceneQuestion(NAME, QUESTION, references.get(0), references));
    }

    private static String entry(SceneObject object) {
        return object.shape().word() + " " + object.colour().word();
    }

    /** All orders, that of the entries first. */
    private static void orders(List<String> chosen, List<String> left, List<String> into) {
        if (left.isEmpty()) {
            into.add(String.join(", ", chosen));
        }
        for (int i = 0; i < left.size(); i++) {
            List<String> longer = new ArrayList<>(chosen);
            longer.add(left.get(i));
            List<String> rest = new ArrayList<>(left);
            rest.remove(i);
            orders(longer, rest, into);
        }
    }

    @Override
    public boolean isTrainingAid() {
        return true;
    }

    @Override
    public List<String> words() {
        return List.of("List", "the", "objects");
    }
}
