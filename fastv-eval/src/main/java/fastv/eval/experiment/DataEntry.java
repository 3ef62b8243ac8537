package fastv.eval.experiment;

import fastv.core.config.ConfigNode;
import fastv.core.plugin.Part;
import fastv.core.plugin.Parts;

/**
 * One data set of an experiment.
 *
 * @param settings the keys that every format has
 * @param options a record of the type that the format's part declares
 * @param node where it was written
 */
public record DataEntry(DataSettings settings, Record options, ConfigNode node) {

    /** The data set itself, without what the common keys ask for. */
    public <T> T build(Parts<? extends Part<?, T>> formats) {
        return made(formats.get(settings.format()), options);
    }

    private static <O extends Record, T> T made(Part<O, T> part, Record options) {
        return part.make().apply(part.options().cast(options));
    }
}
