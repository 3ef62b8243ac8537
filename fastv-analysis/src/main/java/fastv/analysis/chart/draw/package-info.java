/**
 * Drawing: {@link fastv.analysis.chart.draw.ChartFile} makes SVG and PNG files of a {@link
 * fastv.analysis.chart.Chart}. The same chart gives the same bytes on one machine; text is measured
 * with its fonts.
 *
 * <p>May depend on {@code fastv.analysis.chart}, the JDK, JFreeChart (plots) and Batik (SVG); no
 * other package does.
 */
@NullMarked
package fastv.analysis.chart.draw;

import org.jspecify.annotations.NullMarked;
