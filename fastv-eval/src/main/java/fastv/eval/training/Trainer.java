package fastv.eval.training;

import com.google.gson.JsonObject;
import fastv.core.training.AdamWSettings;
import fastv.core.training.Examiner;
import fastv.core.training.Learner;
import fastv.core.training.TrainingBatch;
import fastv.core.training.TrainingState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Follows a recipe: stage after stage, step after step, measuring on what is held out, until a
 * stage has clicked or its steps are over.
 */
final class Trainer {
    private final TrainingRecipe recipe;
    private final TrainedModel trained;
    private final Lessons lessons;
    private final TrainingFolder folder;
    private final TrainingListener listener;
    private final BooleanSupplier stop;
    private final TrainingState state;
    private final Examiner examiner;
    private long savedNanos = System.nanoTime();

    /**
     * @param stop asked after every step; true saves the state and leaves
     */
    Trainer(
            TrainingRecipe recipe,
            TrainedModel trained,
            Lessons lessons,
            TrainingFolder folder,
            TrainingListener listener,
            BooleanSupplier stop) {
        this.recipe = recipe;
        this.trained = trained;
        this.lessons = lessons;
        this.folder = folder;
        this.listener = listener;
        this.stop = stop;
        this.state = trained.state();
        this.examiner = new Examiner(state, trained.shape(), trained.kernels());
    }

    /**
     * Trains to the end of the recipe, from wherever the state stands.
     *
     * @return whether the end was reached; false if it was told to stop before
     */
    boolean run() {
        HeldOut heldOut = lessons.heldOut();
        while (state.place().stage() < recipe.stages().size()) {
            int number = state.place().stage();
            StageSettings stage = recipe.stages().get(number);
            listener.stage(stage, number + 1, recipe.stages().size(), state.place().step());
            if (!learn(stage, lessons.stage(number), heldOut)) {
                folder.save(state);
                return false;
            }
            folder.export(trained.model(), state, "stages/" + stage.name());
            state.forgetMoments();
            state.moveTo(state.place().nextStage());
            folder.save(state);
        }
        folder.finish(trained.model(), state, trained.engine());
        return true;
    }

    /** One stage; false if it was told to stop. */
    private boolean learn(StageSettings stage, Lessons.StageLessons lessons, HeldOut heldOut) {
        AdamWSettings optimiser = recipe.optimiser();
        try (Prefetch batches = new Prefetch(lessons, state.place().step());
                Learner learner =
                        new Learner(
                                state,
                                trained.shape(),
                                trained.kernels(),
                                optimiser,
                                stage.rates())) {
            boolean clicked = false;
            while (!clicked && state.place().step() < stage.steps()) {
                take(stage, learner, batches.take());
                if (isExamined(stage)) {
                    clicked = stage.isReachedBy(examine(stage, heldOut));
                }
                if (stop.getAsBoolean()) {
                    return clicked || state.place().step() >= stage.steps();
                }
                saveNowAndThen(clicked);
            }
            return true;
        }
    }

    private void take(StageSettings stage, Learner learner, List<TrainingBatch> batches) {
        long start = System.nanoTime();
        long step = state.place().step() + 1;
        double share = stage.schedule().at(step, stage.steps());
        Learner.Outcome outcome = learner.step(batches, step, share);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        state.moveTo(state.place().nextStep());
        JsonObject line = line(stage);
        line.addProperty("loss", outcome.loss());
        line.addProperty("gradient_norm", outcome.gradientNorm());
        line.addProperty("rate_share", share);
        line.addProperty("seconds", time.toMillis() / 1e3);
        folder.log(line);
        double flops = batches.stream().mapToDouble(trained.flops()::of).sum();
        listener.step(
                new TrainingListener.Step(
                        stage,
                        step,
                        outcome.loss(),
                        outcome.gradientNorm(),
                        time,
                        flops / (time.toNanos() / 1e9),
                        left(stage, step, time)));
    }

    /** As fast as now, and no stage ends early. */
    private Duration left(StageSettings stage, long step, Duration time) {
        double now = trained.flops().guess(stage);
        double steps = stage.steps() - step;
        int next = state.place().stage() + 1;
        for (StageSettings later : recipe.stages().subList(next, recipe.stages().size())) {
            steps += later.steps() * trained.flops().guess(later) / now;
        }
        return Duration.ofNanos(Math.round(time.toNanos() * steps));
    }

    private boolean isExamined(StageSettings stage) {
        long step = state.place().step();
        return step % stage.examineEvery() == 0 || step == stage.steps();
    }

    private Map<String, Double> examine(StageSettings stage, HeldOut heldOut) {
        Map<String, Double> accuracies =
                stage.lesson() == StageSettings.Lesson.SEE
                        ? heldOut.see(examiner)
                        : heldOut.speak(examiner, stage::asks);
        JsonObject line = line(stage);
        JsonObject held = new JsonObject();
        accuracies.forEach(held::addProperty);
        line.add("held_out", held);
        folder.log(line);
        listener.examined(accuracies);
        return accuracies;
    }

    private JsonObject line(StageSettings stage) {
        JsonObject line = new JsonObject();
        line.addProperty("stage", stage.name());
        line.addProperty("step", state.place().step());
        line.addProperty("total", state.place().total());
        return line;
    }

    /** Not where a measurement has just ended the stage: its end is written anyway. */
    private void saveNowAndThen(boolean clicked) {
        double minutes = (System.nanoTime() - savedNanos) / 60e9;
        if (!clicked && minutes >= recipe.checkpointMinutes()) {
            folder.save(state);
            savedNanos = System.nanoTime();
        }
    }
}
