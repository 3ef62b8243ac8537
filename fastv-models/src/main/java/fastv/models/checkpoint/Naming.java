package fastv.models.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One way in which published files name their tensors: prefixes, and what the project calls them.
 *
 * @param title who writes files so
 * @param rules the prefixes
 */
record Naming(String title, List<Rule> rules) {

    /** A name that starts with {@code prefix} starts with {@code internal} inside the project. */
    record Rule(String prefix, String internal) {}

    Naming {
        rules = List.copyOf(rules);
    }

    static Naming of(String title) {
        return new Naming(title, List.of());
    }

    Naming decoder(String prefix) {
        return with(prefix + "embed_tokens.", "decoder.embed_tokens.")
                .with(prefix + "layers.", "decoder.layers.")
                .with(prefix + "norm.", "decoder.norm.");
    }

    Naming head(String prefix) {
        return with(prefix, "head.");
    }

    Naming tower(String prefix) {
        return with(prefix + "encoder.layers.", "vision.layers.").with(prefix, "vision.");
    }

    /** CLIP's text tower and the projections into the space of both towers. */
    Naming text(String prefix) {
        return with(prefix + "encoder.layers.", "text.layers.")
                .with(prefix, "text.")
                .with("text_projection.", "text_projection.")
                .with("visual_projection.", "visual_projection.");
    }

    Naming projector(String first, String second) {
        return with(first, "projector.linear_1.").with(second, "projector.linear_2.");
    }

    Naming newline(String name) {
        return with(name, "image_newline");
    }

    private Naming with(String prefix, String internal) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(new Rule(prefix, internal));
        return new Naming(title, more);
    }

    /** The name in such a file of a tensor of the project, if this naming has one. */
    Optional<String> inFile(String internal) {
        return rules.stream()
                .filter(rule -> internal.startsWith(rule.internal()))
                .max(Comparator.comparingInt(rule -> rule.internal().length()))
                .map(rule -> rule.prefix() + internal.substring(rule.internal().length()));
    }
}
