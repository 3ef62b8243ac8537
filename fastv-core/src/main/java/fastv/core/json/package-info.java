/**
 * JSON files that come from outside, read strictly and in bounded memory.
 *
 * <p>May depend on Gson and {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.json;

import org.jspecify.annotations.NullMarked;
