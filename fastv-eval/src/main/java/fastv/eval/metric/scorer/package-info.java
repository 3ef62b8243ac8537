/**
 * The scorers that this jar brings: how answers in a journal are judged, by kind of question. The
 * arithmetic is that of {@code fastv.eval.metric}.
 *
 * <p>May depend on {@code fastv.core.score} and {@code fastv.eval.metric}.
 */
@NullMarked
package fastv.eval.metric.scorer;

import org.jspecify.annotations.NullMarked;
