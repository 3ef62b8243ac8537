/**
 * easy-VQA (github.com/vzhou842/easy-VQA, MIT): pictures of 64 x 64 pixels with one shape each, and
 * questions with thirteen answers. {@link fastv.eval.data.easyvqa.EasyVqa} reads the published
 * layout from a folder or a zip file, {@link fastv.eval.data.easyvqa.EasyVqaSamples} asks its
 * questions in experiments.
 *
 * <p>May depend on the JDK, Gson, {@code fastv.core} and {@code fastv.eval.data}.
 */
@NullMarked
package fastv.eval.data.easyvqa;

import org.jspecify.annotations.NullMarked;
