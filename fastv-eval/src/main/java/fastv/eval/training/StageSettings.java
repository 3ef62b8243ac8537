package fastv.eval.training;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import fastv.core.config.Range;
import fastv.core.training.GroupRates;
import fastv.core.training.LearningRate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One stage of a training.
 *
 * @param name for the curve
 * @param lesson what is learned
 * @param steps after which it is over at the latest
 * @param batch pictures of one pass
 * @param passes whose gradients make one step
 * @param turns questions per picture, at most
 * @param mix kinds of question with their weights
 * @param rates full learning rates
 * @param schedule how the rates change
 * @param examineEvery steps between two measurements
 * @param until held-out accuracies that end the stage
 */
public record StageSettings(
        @Doc("Name of the stage in the curve.") String name,
        @Doc("`see`: classes of patches and content of pictures; `speak`: answers to questions.")
                Lesson lesson,
        @Doc("The stage is over after so many steps at the latest.") @Range(min = 1) long steps,
        @Doc("Pictures of one pass.") @Range(min = 1) int batch,
        @Doc("Passes whose gradients make one step.") @DefaultValue("1") @Range(min = 1) int passes,
        @Doc("Questions about one picture, at most.") @DefaultValue("5") @Range(min = 1) int turns,
        @Doc("Kinds of question, or easy-vqa, with their weights; a stage that speaks has some.")
                @DefaultValue("{}")
                @Range(min = 0)
                Map<String, Integer> mix,
        @Doc("Full learning rates of the parts; 0 freezes a part.") GroupRates rates,
        @Doc("How the rates change over the stage.") @DefaultValue("{}") LearningRate schedule,
        @Doc("Steps between two measurements.") @DefaultValue("250") @Range(min = 1)
                long examineEvery,
        @Doc(
                        "Held-out accuracies by kind, or `patches`, `sizes`, `places` and `pictures`:"
                                + " the stage is over as soon as a measurement reaches all of them.")
                @DefaultValue("{}")
                @Range(min = 0, max = 1)
                Map<String, Double> until) {

    public StageSettings {
        mix = Collections.unmodifiableMap(new LinkedHashMap<>(mix));
        until = Collections.unmodifiableMap(new LinkedHashMap<>(until));
        if (lesson == Lesson.SPEAK && mix.values().stream().noneMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException(
                    "mix: expected a kind with a weight above 0, got none");
        }
    }

    /** What is learned. */
    public enum Lesson {
        SEE,
        SPEAK
    }

    /** Whether a kind of question takes part, or decides when the stage is over. */
    boolean asks(String kind) {
        return mix.getOrDefault(kind, 0) > 0 || until.containsKey(kind);
    }

    /** Whether a measurement ends the stage. */
    boolean isReachedBy(Map<String, Double> accuracies) {
        return !until.isEmpty()
                && until.entrySet().stream()
                        .allMatch(
                                goal ->
                                        accuracies.getOrDefault(goal.getKey(), 0.0)
                                                >= goal.getValue());
    }
}
