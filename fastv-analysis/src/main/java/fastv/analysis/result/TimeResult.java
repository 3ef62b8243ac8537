package fastv.analysis.result;

import fastv.analysis.estimate.Estimate;

/**
 * The time of one stage over all entries of a setting.
 *
 * @param mean in seconds, with its interval
 * @param median in seconds, to 0.05 %
 */
public record TimeResult(Estimate mean, double median) {}
