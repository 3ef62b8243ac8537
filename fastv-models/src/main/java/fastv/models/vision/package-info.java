/**
 * Vision towers and projectors: from pixel values to visual tokens.
 *
 * <p>May depend on {@code fastv.core.kernel} and the checkpoint and weights packages.
 */
@NullMarked
package fastv.models.vision;

import org.jspecify.annotations.NullMarked;
