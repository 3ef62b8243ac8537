/**
 * What can be made of journals without a model: {@link fastv.core.report.ReportWriter} is the
 * contract between the command line and the module that draws.
 *
 * <p>May depend on the JDK, {@code fastv.core.cost} and {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.report;

import org.jspecify.annotations.NullMarked;
