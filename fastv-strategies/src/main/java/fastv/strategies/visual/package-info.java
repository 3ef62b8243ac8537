/**
 * Methods that act before the decoder, as stages: each joins evidence of the tower with the
 * selection and merging rules of the neighbouring packages, one small file per method.
 *
 * <p>May depend on {@code fastv.core} and the packages of the rules.
 */
@NullMarked
package fastv.strategies.visual;

import org.jspecify.annotations.NullMarked;
