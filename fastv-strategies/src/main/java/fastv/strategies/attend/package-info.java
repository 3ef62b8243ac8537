/**
 * What queries see when nothing leaves: one small file per attention pattern.
 *
 * <p>To add one: implement {@link fastv.core.prune.Visibility}. May depend on {@code fastv.core}.
 */
@NullMarked
package fastv.strategies.attend;

import org.jspecify.annotations.NullMarked;
