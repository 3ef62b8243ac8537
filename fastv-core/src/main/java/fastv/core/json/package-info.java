/**
 * JSON read strictly and in bounded memory: {@link fastv.core.json.JsonFile} is a file from
 * outside, {@link fastv.core.json.RecordJson} turns records into trees and back.
 *
 * <p>May depend on Gson, {@code fastv.core.error} and the matrix of {@code fastv.core.prune}.
 */
@NullMarked
package fastv.core.json;

import org.jspecify.annotations.NullMarked;
