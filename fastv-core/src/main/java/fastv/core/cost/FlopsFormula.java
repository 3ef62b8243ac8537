package fastv.core.cost;

/**
 * A way of counting floating-point operations, known by a public name. Formulae differ in what they
 * count, so a number without its formula means nothing. Bound in a map binder {@code String ->
 * FlopsFormula}.
 */
public interface FlopsFormula {

    /** The public name. */
    String name();

    /** What is counted, what is left out, and which published figure it corresponds to. */
    String counts();

    /** Evaluates the formula. */
    FlopsReport evaluate(FlopsInput input);
}
