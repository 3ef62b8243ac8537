package fastv.core.journal;

/**
 * What a run has at most one entry for.
 *
 * @param setting label of the setting
 * @param seed seed of the setting
 * @param sample id of the sample
 */
public record EntryKey(String setting, long seed, String sample) {}
