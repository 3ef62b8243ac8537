package fastv.core.plugin;

import java.util.Locale;

/** What the contract suite holds every method to, unless the method declares that it deviates. */
public enum Law {
    /** It answers, whatever the prompt. */
    ANSWERS("answers without an exception"),
    /** Kept tokens stand in the order they had. */
    KEPT_ORDER("kept tokens ascend"),
    /** Only segments that a stage names as its scope lose tokens. */
    TEXT_STAYS("no text token leaves unless the scope names its segment"),
    /** The same for text that pictures surround. */
    TEXT_BETWEEN_PICTURES("text between pictures stays"),
    /** As many tokens stay as the budget says. */
    BUDGET_MET("exactly as many tokens stay as the budget says"),
    /** Everything drawn comes from the seed of run and sample. */
    SAME_SEED_SAME_RESULT("the same sample and seed give the same numbers"),
    /** Of equal scores the earlier token stays. */
    TIES_TO_THE_LOWER_INDEX("of equal scores the lower index stays"),
    /** A cut that keeps positions hides exactly what it drops. */
    DROP_EQUALS_MASK("dropping with original positions equals masking"),
    /** Nothing is remembered from one sample to the next. */
    SAMPLES_APART("a sample's result does not depend on others"),
    /** With nothing to remove it is the unpruned model. */
    NOTHING_REMOVED_IS_IDENTITY("removing nothing changes nothing"),
    /** A cut after the last layer is none. */
    BEYOND_THE_LAST_LAYER_IS_IDENTITY("a cut beyond the last layer changes nothing"),
    /** Native memory does not grow with the number of calls. */
    MEMORY_RETURNED("native memory does not grow with the number of calls"),
    /** What it announces it reads, and no more attention is computed. */
    READS_WHAT_IT_ANNOUNCES("it reads the evidence it announces, and no other rows are computed"),
    /** A score says of each candidate what it is worth, and of nothing else. */
    ONE_NUMBER_PER_CANDIDATE("a score is one finite number per candidate"),
    /** Whatever there is, a budget asks for no more and never for less than nothing. */
    BUDGET_WITHIN_BOUNDS("a budget lies between none and all"),
    /** Where there is more, a budget does not ask for less. */
    BUDGET_GROWS("of more candidates no fewer stay"),
    /** A merger makes as many rows as it says, of rows that are there. */
    MERGED_AS_ANNOUNCED("as many rows are merged as announced, of rows that are there");

    private final String sentence;

    Law(String sentence) {
        this.sentence = sentence;
    }

    /** What holds, in a few words. */
    public String sentence() {
        return sentence;
    }

    /** Its name in reports: {@code kept-order}. */
    public String publicName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
