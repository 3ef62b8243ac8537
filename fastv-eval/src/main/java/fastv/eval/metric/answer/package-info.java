/**
 * How benchmarks judge short answers and choices: an {@link fastv.eval.metric.answer.AnswerRule}
 * turns a model's text into a parsed answer and a score, as the published scorer of that name does,
 * mistakes included. {@link fastv.eval.metric.answer.AnswerMetricsKind} lists the rules by name and
 * holds them against golden cases.
 *
 * <p>May depend on the JDK, Gson, {@code fastv.eval.metric} and {@code fastv.core.conformance}.
 */
@NullMarked
package fastv.eval.metric.answer;

import org.jspecify.annotations.NullMarked;
