/**
 * The LLaVA-1.5 family: CLIP tower, two-layer projector, LLaMA decoder, put together from the parts
 * in the other packages. Liu et al., arXiv:2310.03744.
 *
 * <p>May depend on {@code fastv.core} and the other packages of this module.
 */
@NullMarked
package fastv.models.llava;

import org.jspecify.annotations.NullMarked;
