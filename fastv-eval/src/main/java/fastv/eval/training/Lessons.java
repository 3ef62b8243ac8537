package fastv.eval.training;

import fastv.core.error.BadInputException;
import fastv.core.plugin.Parts;
import fastv.core.training.TrainingBatch;
import fastv.eval.data.easyvqa.EasyVqa;
import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.QuestionMix;
import fastv.eval.scenes.SceneExample;
import fastv.eval.scenes.SceneSource;
import fastv.eval.scenes.SceneSplit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The data of one training: batches by stage and step, and what is held out. */
final class Lessons {
    private final TrainingRecipe recipe;
    private final Parts<QuestionKind> kinds;
    private final Optional<EasyVqa> easyVqa;
    private final BatchMaker maker;

    Lessons(
            TrainingRecipe recipe,
            Parts<QuestionKind> kinds,
            Optional<EasyVqa> easyVqa,
            BatchMaker maker) {
        this.recipe = recipe;
        this.kinds = kinds;
        this.easyVqa = easyVqa;
        this.maker = maker;
    }

    /**
     * What a stage shows, step by step.
     *
     * @param number of the stage; each has pictures of its own
     */
    StageLessons stage(int number) {
        StageSettings stage = recipe.stages().get(number);
        long seed = recipe.seed() * 1000 + number;
        Optional<EasyVqaLessons> easy = easyVqa.map(split -> new EasyVqaLessons(split, false));
        LessonSource source = MixedLessons.of(stage, kinds, easy, SceneSplit.TRAIN, seed);
        return step -> batches(stage, source, step);
    }

    /** The batches of a step. */
    interface StageLessons {
        /** Those of one step, counted from 0 within the stage. */
        List<TrainingBatch> batches(long step);
    }

    private List<TrainingBatch> batches(StageSettings stage, LessonSource source, long step) {
        List<TrainingBatch> batches = new ArrayList<>();
        for (int pass = 0; pass < stage.passes(); pass++) {
            long first = (step * stage.passes() + pass) * stage.batch();
            long[] numbers = LongStream.range(first, first + stage.batch()).toArray();
            batches.add(
                    stage.lesson() == StageSettings.Lesson.SEE
                            ? maker.see(LongStream.of(numbers).mapToObj(source::scene).toList())
                            : maker.speak(
                                    LongStream.of(numbers).mapToObj(source::lesson).toList()));
        }
        return batches;
    }

    /** Questions of all kinds that any stage asks, about scenes of the validation split. */
    HeldOut heldOut() {
        TreeSet<String> asked = new TreeSet<>();
        recipe.stages()
                .forEach(
                        stage ->
                                stage.mix()
                                        .forEach(
                                                (kind, weight) -> {
                                                    if (weight > 0) {
                                                        asked.add(kind);
                                                    }
                                                }));
        Map<String, List<TrainingBatch.Speak>> questions = new LinkedHashMap<>();
        for (String kind : asked) {
            questions.put(
                    kind,
                    HeldOut.runs(single(kind), recipe.heldOut().batch()).stream()
                            .map(maker::speak)
                            .toList());
        }
        List<TrainingBatch.See> pictures =
                HeldOut.runs(scenes(), recipe.heldOut().batch()).stream().map(maker::see).toList();
        return new HeldOut(questions, pictures);
    }

    private List<PictureLesson> single(String kind) {
        int count = recipe.heldOut().questions();
        if (kind.equals(MixedLessons.EASY_VQA)) {
            EasyVqaLessons heldOut = new EasyVqaLessons(split(), true);
            return LongStream.range(0, count).mapToObj(i -> heldOut.lesson(i, 1)).toList();
        }
        return validation(kind, count).stream()
                .map(example -> new PictureLesson(example.pixels(), example.turns()))
                .toList();
    }

    private EasyVqa split() {
        return easyVqa.orElseThrow(
                () ->
                        new BadInputException(
                                "easy-vqa: expected its folder or zip file, since a mix names it,"
                                        + " got none"));
    }

    private List<SceneExample> scenes() {
        return validation(kinds.names().iterator().next(), recipe.heldOut().questions());
    }

    private List<SceneExample> validation(String kind, int count) {
        QuestionMix mix = QuestionMix.even(List.of(kinds.get(kind)), 1);
        SceneSource source = new SceneSource(SceneSplit.VALIDATION, recipe.seed(), mix);
        return LongStream.range(0, count).mapToObj(source::example).toList();
    }
}
