/**
 * What the core itself brings under public names: {@link fastv.core.CoreModule}. Everything else of
 * the core lives in the packages below, one concept each.
 *
 * <p>May depend on the packages below.
 */
@NullMarked
package fastv.core;

import org.jspecify.annotations.NullMarked;
