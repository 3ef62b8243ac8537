package fastv.analysis.result;

import fastv.core.journal.JournalEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting's label says: {@code fastv(k=2, r=0.5)} is the strategy {@code fastv} with the
 * options {@code k} and {@code r}.
 *
 * @param strategy the name before the options
 * @param options as written
 */
public record Knobs(String strategy, Map<String, String> options) {
    private static final Pattern LABEL = Pattern.compile("([^(]*)\\((.*)\\)");
    private static final Pattern OPTION = Pattern.compile("([A-Za-z][\\w-]*)=([^,\\[{]*)");

    public Knobs {
        options = Map.copyOf(options);
    }

    /** The parts of a label; of one without options, the label alone. */
    public static Knobs of(String label) {
        Matcher whole = LABEL.matcher(label);
        if (!whole.matches()) {
            return new Knobs(label, Map.of());
        }
        Map<String, String> options = new LinkedHashMap<>();
        Matcher option = OPTION.matcher(whole.group(2));
        while (option.find()) {
            options.put(option.group(1), option.group(2).strip());
        }
        return new Knobs(whole.group(1), options);
    }

    /** A number among the options. */
    public OptionalDouble number(String option) {
        String text = options.get(option);
        try {
            return text == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // an option that only looks like K or R
        }
    }

    /** Whether this is the baseline. */
    public boolean isUnpruned() {
        return strategy.equals(JournalEntry.UNPRUNED);
    }
}
