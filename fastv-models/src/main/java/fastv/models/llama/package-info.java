/**
 * Plain LLaMA checkpoints as models that read text only.
 *
 * <p>May depend on {@code fastv.core} and the other packages of this module but {@code llava}.
 */
@NullMarked
package fastv.models.llama;

import org.jspecify.annotations.NullMarked;
