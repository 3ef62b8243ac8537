package fastv.eval.training;

import fastv.eval.data.easyvqa.EasyVqa;
import fastv.eval.data.easyvqa.EasyVqaQuestion;
import fastv.eval.scenes.SceneQuestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lessons from easy-VQA's training split, of which one picture in twenty is held out. */
final class EasyVqaLessons {
    private static final int HELD_OUT_ONE_IN = 20;

    private final EasyVqa split;
    private final List<Integer> pictures;
    private final Map<Integer, List<SceneQuestion>> questions = new LinkedHashMap<>();

    /**
     * @param heldOut whether to show the held-out pictures, or all others
     */
    EasyVqaLessons(EasyVqa split, boolean heldOut) {
        this.split = split;
        for (EasyVqaQuestion question : split.questions()) {
            if (question.image() % HELD_OUT_ONE_IN == 0 == heldOut) {
                questions
                        .computeIfAbsent(question.image(), key -> new ArrayList<>())
                        .add(
                                SceneQuestion.of(
                                        MixedLessons.EASY_VQA,
                                        question.question(),
                                        question.answer()));
            }
        }
        this.pictures = List.copyOf(questions.keySet());
    }

    /** A picture and some of its questions, chosen by the number. */
    PictureLesson lesson(long number, int turns) {
        Random random = new Random(number);
        int picture = pictures.get(random.nextInt(pictures.size()));
        List<SceneQuestion> all = new ArrayList<>(questions.getOrDefault(picture, List.of()));
        Collections.shuffle(all, random);
        return new PictureLesson(
                split.pixels(picture), all.subList(0, Math.min(turns, all.size())));
    }
}
