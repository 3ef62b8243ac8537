package fastv.core.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a Java name is written in YAML: {@code maxNewTokens} as {@code max-new-tokens}. */
final class KebabCase {
    private static final Pattern WORD_START =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private KebabCase() {}

    /** A component's key. */
    static String ofComponent(String camelCase) {
        return WORD_START.matcher(camelCase).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** An enum constant's word: {@code HALF_EVEN} as {@code half-even}. */
    static String ofConstant(String constant) {
        return constant.replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
