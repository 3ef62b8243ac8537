/**
 * Journals as numbers per setting: {@link fastv.analysis.result.RunSet} reads runs sample by
 * sample, {@link fastv.analysis.result.Results} holds what came out of each setting, with intervals
 * and against the unpruned answers of the same samples. A journal of any length needs the same
 * memory.
 *
 * <p>May depend on {@code fastv.core}, {@code fastv.analysis.estimate} and {@code
 * fastv.analysis.summary}.
 */
@NullMarked
package fastv.analysis.result;

import org.jspecify.annotations.NullMarked;
