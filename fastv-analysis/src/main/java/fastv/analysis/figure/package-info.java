/**
 * The figures of a report. A {@link fastv.analysis.figure.Figure} watches the journal pass by and
 * says what to draw; it is bound by its public name in the analysis module and appears where its
 * data are. To add one: a file here, and a line there.
 *
 * <p>May depend on {@code fastv.core}, {@code fastv.analysis.chart}, {@code fastv.analysis.result},
 * {@code fastv.analysis.table} and the packages whose records it shows.
 */
@NullMarked
package fastv.analysis.figure;

import org.jspecify.annotations.NullMarked;
