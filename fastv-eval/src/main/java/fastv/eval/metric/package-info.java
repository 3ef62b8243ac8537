/**
 * How answers are judged: captions in {@code fastv.eval.metric.caption}, short answers and choices
 * in {@code fastv.eval.metric.answer}. Here: {@link fastv.eval.metric.Share}, a rate with its
 * interval, and {@link fastv.eval.metric.PythonText}, since all published scorers are in Python.
 *
 * <p>May depend on the JDK.
 */
@NullMarked
package fastv.eval.metric;

import org.jspecify.annotations.NullMarked;
