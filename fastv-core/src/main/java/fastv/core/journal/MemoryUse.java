package fastv.core.journal;

import fastv.core.cost.KvCacheBytes;
import fastv.core.cost.PeakMemory;

/**
 * Bytes held.
 *
 * @param kvPredicted the cache at the end, computed from tokens per layer
 * @param kvMeasured the cache at the end, read from the cache
 * @param peak the process's peak while the answer was made
 */
public record MemoryUse(
        KvCacheBytes kvPredicted, KvCacheBytes kvMeasured, PeakMemory.Reading peak) {}
