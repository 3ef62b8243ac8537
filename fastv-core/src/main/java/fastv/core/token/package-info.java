/**
 * Tokens as positions: which position of a prompt is system, image, instruction or output, which
 * picture and patch an image token shows, and how a selection of positions travels through the
 * layers. Knows no model, no tensor and no file format.
 *
 * <p>May depend on the JDK only.
 */
@NullMarked
package fastv.core.token;

import org.jspecify.annotations.NullMarked;
