/**
 * What a user did wrong, said so that it can be mended: the one exception that the command line
 * turns into plain lines instead of a stack trace, and the search for the name that was meant.
 *
 * <p>May depend on the JDK only.
 */
@NullMarked
package fastv.core.error;

import org.jspecify.annotations.NullMarked;
