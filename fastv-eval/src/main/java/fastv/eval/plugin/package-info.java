/**
 * Puts the program together: finds the modules of all jars and makes one injector of them.
 *
 * <p>May depend on Guice, {@code fastv.core.plugin} and {@code fastv.core.error}.
 */
@NullMarked
package fastv.eval.plugin;

import org.jspecify.annotations.NullMarked;
