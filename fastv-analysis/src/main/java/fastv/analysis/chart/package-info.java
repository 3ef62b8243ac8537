/**
 * Charts as descriptions: {@link fastv.analysis.chart.Chart} and its kinds say what is shown, with
 * titles, units, intervals and alternative text, and know nothing of how it is drawn; {@code
 * fastv.analysis.chart.draw} makes SVG and PNG of the same description.
 *
 * <p>May depend on the JDK only.
 */
@NullMarked
package fastv.analysis.chart;

import org.jspecify.annotations.NullMarked;
