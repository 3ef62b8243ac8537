/**
 * Tables of papers, made from a journal and set beside the numbers that were printed: where a run
 * and a paper disagree, the report says so in words.
 *
 * <p>May depend on {@code fastv.analysis.result}, {@code fastv.analysis.summary} and fastv-core.
 */
@NullMarked
package fastv.analysis.paper;

import org.jspecify.annotations.NullMarked;
