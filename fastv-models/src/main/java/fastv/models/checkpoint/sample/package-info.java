/**
 * Checkpoints that the project makes itself, for tests and for a first run without any download.
 *
 * <p>May depend on the JDK, {@code fastv.core.weights} and {@code fastv.models.checkpoint}.
 */
@NullMarked
package fastv.models.checkpoint.sample;

import org.jspecify.annotations.NullMarked;
