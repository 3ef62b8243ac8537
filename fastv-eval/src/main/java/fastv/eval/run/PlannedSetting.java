package fastv.eval.run;

import fastv.core.prune.Strategy;

/**
 * One setting, ready to run.
 *
 * @param label what tables and journals call it
 * @param strategy what it does
 */
public record PlannedSetting(String label, Strategy strategy) {}
