package fastv.analysis.figure;

/** One kind of figure. Bound in a map binder {@code String -> Figure} under its public name. */
public interface Figure {

    /** One sentence: what it shows, and of what in the journal. */
    String summary();

    /** Begins to gather what it needs; one gathering serves one report. */
    Gathering begin();
}
