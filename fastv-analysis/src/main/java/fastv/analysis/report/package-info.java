/**
 * The report of runs: {@link fastv.analysis.report.JournalReportWriter} reads their journals once
 * and writes the page, its figures and its numbers; the page's words are computed from the numbers,
 * its layout is a template.
 *
 * <p>May depend on {@code fastv.core}, the other packages of this module, and Pebble (templates),
 * which no other package does.
 */
@NullMarked
package fastv.analysis.report;

import org.jspecify.annotations.NullMarked;
