package fastv.core.decode;

import fastv.core.prune.Ranking;

/**
 * One ranking that was made.
 *
 * @param stage index of the stage in its strategy
 * @param layer the site: the cut lies before this layer
 * @param pass 0 for the prefill, then one per generated token
 * @param ranking the outcome
 */
public record RankingRecord(int stage, int layer, int pass, Ranking ranking) {}
