package fastv.eval.experiment;

import fastv.core.config.ConfigNode;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;
import java.util.List;

/** One way of answering that an experiment compares with the others. */
public sealed interface Setting {
    /** What tables and journals call it; each label of an experiment is unique. */
    String label();

    /** Where it was written; its options, or the list of its stages or parts. */
    ConfigNode node();

    /**
     * A strategy by its public name.
     *
     * @param label the name with the options that were written: {@code fastv(k=2, r=0.5)}
     * @param name the public name
     * @param options a record of the type that the strategy's part declares
     * @param node the options as written, without {@code grid:}
     */
    record Named(String label, String name, Record options, ConfigNode node) implements Setting {
        /** The strategy itself. */
        public <T> T build(Parts<? extends Part<?, T>> parts) {
            return made(parts.get(name), options);
        }

        private static <O extends Record, T> T made(Part<O, T> part, Record options) {
            return part.make().apply(part.options().cast(options));
        }
    }

    /**
     * A strategy composed in the file.
     *
     * @param label the name given in the file
     * @param stages one or more, for the reader of stages
     * @param node the list of stages as written
     */
    record Staged(String label, List<ConfigNode> stages, ConfigNode node) implements Setting {
        public Staged {
            stages = List.copyOf(stages);
        }
    }

    /**
     * Several strategies that act together, in one setting.
     *
     * @param label the name given in the file, or the labels of all parts
     * @param parts two or more
     * @param node the list of parts as written
     */
    record Composed(String label, List<Setting> parts, ConfigNode node) implements Setting {
        public Composed {
            parts = List.copyOf(parts);
        }
    }
}
