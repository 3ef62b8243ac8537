package fastv.core.prune;

/**
 * Which rows of a prompt judge the others, chosen from what enters the decoder. Made once per
 * prompt; implementations are compared by value, so that layers share one choice.
 */
public interface QueryChoice {

    /**
     * The rows that judge.
     *
     * @return rows of the uncut prompt, ascending and distinct; may be empty
     */
    int[] choose(PromptEvidence prompt);
}
