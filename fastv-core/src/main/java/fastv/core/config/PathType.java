package fastv.core.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code Path}: relative ones start from the folder of the file in which they were written. */
record PathType() implements ValueType {
    @Override
    public String name() {
        return "path";
    }

    @Override
    public Optional<Object> read(ConfigNode node, Problems problems) {
        Optional<String> text = TextType.word(node, expected(), problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!text.get().isEmpty()) {
                return Optional.of(path(node, text.get()));
            }
        } catch (InvalidPathException e) {
            // told below, as the empty path is
        }
        problems.unexpected(node, expected());
        return Optional.empty();
    }

    @Override
    public ConfigNode resolved(ConfigNode node, boolean fill) {
        String text = path(node, ((ConfigNode.Scalar) node).text()).toAbsolutePath().toString();
        return new ConfigNode.Scalar(node.origin(), text, ScalarType.TEXT);
    }

    private static Path path(ConfigNode node, String text) {
        return node.origin().place().folder().resolve(text).normalize();
    }
}
