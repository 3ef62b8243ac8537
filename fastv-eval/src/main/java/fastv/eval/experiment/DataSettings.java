package fastv.eval.experiment;

import fastv.core.config.DefaultValue;
import fastv.core.config.Doc;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a data set that do not depend on its format.
 *
 * @param name what ids and kinds begin with where there are several sets
 * @param format public name of how the samples are stored
 * @param picture what stands for the pictures, if not they themselves
 * @param scoring scorers by kind
 */
public record DataSettings(
        @Doc("What ids and kinds of the samples begin with; required where there are several sets.")
                Optional<String> name,
        @Doc("How the samples are stored.") @DefaultValue("folder") String format,
        @Doc("Control: shows something else instead of the pictures.")
                Optional<PictureSettings> picture,
        @Doc(
                        "Which scorer judges which kind of question, `{KIND: SCORER}`; kinds that are"
                                + " not named are judged by the scorer that claims them.")
                @DefaultValue("{}")
                Map<String, String> scoring) {

    public DataSettings {
        scoring = Map.copyOf(scoring);
        if (name.filter(text -> !text.matches("[A-Za-z0-9._-]+")).isPresent()) {
            throw new IllegalArgumentException(
                    "name: expected letters, digits, dots, hyphens and underscores, got \""
                            + name.get()
                            + "\"");
        }
    }
}
