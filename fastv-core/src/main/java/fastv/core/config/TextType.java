package fastv.core.config;

import java.util.Optional;

/** {@code String}: a word that is no number and no switch, or anything in quotes. */
record TextType() implements ValueType {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public String expected() {
        return name();
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        return word(node, expected(), problems).map(word -> word);
    }

    /** The text of a value that must be text; numbers and switches are told to stand in quotes. */
    static Optional<String> word(ConfigNode node, String expected, Problems problems) {
        if (!(node instanceof ConfigNode.Scalar scalar) || scalar.type() == ScalarType.NULL) {
            problems.unexpected(node, expected);
            return Optional.empty();
        }
        if (scalar.type() != ScalarType.TEXT) {
            problems.unexpected(node, expected + " (\"" + scalar.text() + "\" in quotes)");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }
}
