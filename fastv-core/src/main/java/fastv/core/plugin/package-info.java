/**
 * How a jar takes part: {@link fastv.core.plugin.FastvPlugin} is the module it declares, {@link
 * fastv.core.plugin.Part} is one nameable component with its options and its documentation, {@link
 * fastv.core.plugin.Parts} looks components up by their public names.
 *
 * <p>May depend on Guice and on {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.plugin;

import org.jspecify.annotations.NullMarked;
