/**
 * The summary of a run: one row per setting, made from its journal alone. {@link
 * fastv.analysis.summary.SummaryTable} reads and counts, {@link
 * fastv.analysis.summary.SummaryReport} writes text, Markdown, CSV and JSON.
 *
 * <p>May depend on fastv-core and Gson.
 */
@NullMarked
package fastv.analysis.summary;

import org.jspecify.annotations.NullMarked;
