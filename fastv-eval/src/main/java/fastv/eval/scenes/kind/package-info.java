/**
 * The kinds of question about scenes, a class each, bound under their names by {@code EvalModule}.
 * A new one implements {@link fastv.eval.scenes.QuestionKind} and is bound there.
 *
 * <p>May depend on the JDK and {@code fastv.eval.scenes}.
 */
@NullMarked
package fastv.eval.scenes.kind;

import org.jspecify.annotations.NullMarked;
