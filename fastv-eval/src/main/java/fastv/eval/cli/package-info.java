/**
 * The command line: one class per command, and the only place that writes to the standard streams
 * or chooses an exit code (0 done, 1 failed, 2 usage or bad file).
 *
 * <p>May depend on all of {@code fastv.eval}, {@code fastv.core} and picocli.
 */
@NullMarked
package fastv.eval.cli;

import org.jspecify.annotations.NullMarked;
