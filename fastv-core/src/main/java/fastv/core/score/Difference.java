package fastv.core.score;

import fastv.core.statistics.Discordance;
import java.util.Optional;

/**
 * How much better a setting is than the unpruned one, over the answers that both have given.
 *
 * @param value the setting's metric minus the unpruned one
 * @param interval with 95 % confidence
 * @param answers pairs of answers to the same sample under the same seed
 * @param changed of a share of right answers: those that the unpruned setting alone got right, and
 *     those that this setting alone did
 */
public record Difference(
        double value, Interval interval, int answers, Optional<Discordance> changed) {}
