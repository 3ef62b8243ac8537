/**
 * Caption metrics as the papers' tables have them: {@link fastv.eval.metric.caption.PtbTokenizer}
 * splits captions, {@link fastv.eval.metric.caption.Bleu}, {@link fastv.eval.metric.caption.RougeL}
 * and {@link fastv.eval.metric.caption.Cider} score them over a corpus of {@link
 * fastv.eval.metric.caption.CaptionedImage}s; {@link fastv.eval.metric.caption.CaptionMetricsKind}
 * holds them against golden cases.
 *
 * <p>May depend on the JDK, Gson, {@code fastv.eval.metric} and {@code fastv.core.conformance}.
 */
@NullMarked
package fastv.eval.metric.caption;

import org.jspecify.annotations.NullMarked;
