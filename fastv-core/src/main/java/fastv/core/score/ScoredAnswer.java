package fastv.core.score;

import fastv.core.journal.AskedSample;

/**
 * One answer to judge.
 *
 * @param sample what was asked; has references
 * @param text what the model said
 */
public record ScoredAnswer(AskedSample sample, String text) {}
