package fastv.core.training;

import fastv.core.error.BadInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a recipe.
 *
 * @param stage stages that are finished
 * @param step steps that are done in the stage after them
 * @param total steps that are done in all stages together
 */
public record TrainingPlace(int stage, long step, long total) {
    /** Before everything. */
    public static final TrainingPlace START = new TrainingPlace(0, 0, 0);

    private static final Pattern TEXT =
            Pattern.compile("stage (\\d{1,9}), step (\\d{1,9}), total (\\d{1,9})");

    /** One step further. */
    public TrainingPlace nextStep() {
        return new TrainingPlace(stage, step + 1, total + 1);
    }

    /** At the beginning of the next stage. */
    public TrainingPlace nextStage() {
        return new TrainingPlace(stage + 1, 0, total);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws BadInputException if it is something else
     */
    public static TrainingPlace parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new BadInputException(
                    "place: expected stage N, step N, total N, got \"" + text + "\"");
        }
        return new TrainingPlace(
                Integer.parseInt(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)));
    }

    @Override
    public String toString() {
        return "stage " + stage + ", step " + step + ", total " + total;
    }
}
