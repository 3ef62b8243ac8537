package fastv.core.score;

/**
 * What makes an answer of one setting the counterpart of that of another.
 *
 * @param sample id of the sample
 * @param seed of the run
 */
record AnswerKey(String sample, long seed) {}
