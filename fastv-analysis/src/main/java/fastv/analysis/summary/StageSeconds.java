package fastv.analysis.summary;

/**
 * Median wall time by stage, each stage by itself, in seconds.
 *
 * @param imageProcessing from files to the tower's input
 * @param vision tower and projector
 * @param prefill up to the first token, without selection
 * @param selection the strategy's own work
 * @param decode all tokens after the first
 * @param timeToFirstToken from the start to the first token
 */
record StageSeconds(
        double imageProcessing,
        double vision,
        double prefill,
        double selection,
        double decode,
        double timeToFirstToken) {}
