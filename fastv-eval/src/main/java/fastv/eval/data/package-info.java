/**
 * Samples to answer: a {@link fastv.eval.data.SampleSource} streams {@link
 * fastv.eval.data.Sample}s, each a question about some pictures; {@link
 * fastv.eval.data.QuestionFolder} reads them from a JSONL file and a folder. A {@link
 * fastv.eval.data.DataSurvey} has looked at all of them once and holds what a run must know.
 * Formats are bound by name as {@link fastv.core.plugin.Part}s that make a source.
 *
 * <p>May depend on {@code fastv.core} and Gson.
 */
@NullMarked
package fastv.eval.data;

import org.jspecify.annotations.NullMarked;
