/**
 * Journals as numbers per setting: {@link fastv.analysis.result.RunSet} reads runs sample by
 * sample, {@link fastv.analysis.result.Results} holds what came out of each setting, with intervals
 * and against the unpruned answers of the same samples. Samples and figures need the same memory
 * for a journal of any length; scores keep the words of every answer until they are judged, since
 * CIDEr and the bootstrap need all of them.
 *
 * <p>May depend on {@code fastv.core}, {@code fastv.analysis.estimate} and {@code
 * fastv.analysis.summary}.
 */
@NullMarked
package fastv.analysis.result;

import org.jspecify.annotations.NullMarked;
