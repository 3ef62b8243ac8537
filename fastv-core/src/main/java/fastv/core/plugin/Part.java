package fastv.core.plugin;

import java.util.function.Function;

/**
 * One component that a YAML file can name: how it is made from its options, and what a user should
 * know about it.
 *
 * @param options the record whose components are the YAML keys
 * @param make builds the component from valid options
 * @param summary one sentence: what it does
 * @param source the paper and section, or the code it follows
 * @param contract examples of its options, and what it promises
 * @param <O> the options
 * @param <T> what is made
 */
public record Part<O extends Record, T>(
        Class<O> options, Function<O, T> make, String summary, String source, Contract contract) {

    /** Options for a component that has none. */
    public record NoOptions() {}

    /** A component that promises what all do, and is tried with its defaults. */
    public Part(Class<O> options, Function<O, T> make, String summary, String source) {
        this(options, make, summary, source, Contract.DEFAULT);
    }

    /** A component without options. */
    public static <T> Part<NoOptions, T> fixed(T component, String summary, String source) {
        return new Part<>(NoOptions.class, options -> component, summary, source);
    }

    /** A component without options that says what the contract suite may expect. */
    public static <T> Part<NoOptions, T> fixed(
            T component, String summary, String source, Contract contract) {
        return new Part<>(NoOptions.class, options -> component, summary, source, contract);
    }
}
