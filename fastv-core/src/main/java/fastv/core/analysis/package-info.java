/**
 * Analyses: what watches answers being made and leaves something in the journal beside them. {@link
 * fastv.core.analysis.Analysis} is what a jar binds under a public name, {@link
 * fastv.core.analysis.AnswerWatch} its part in one answer, {@link
 * fastv.core.analysis.AnswerWatches} joins those of all analyses. An analysis never changes what it
 * watches.
 *
 * <p>May depend on {@code fastv.core.model}, {@code fastv.core.decode}, {@code fastv.core.prune},
 * {@code fastv.core.token} and Gson.
 */
@NullMarked
package fastv.core.analysis;

import org.jspecify.annotations.NullMarked;
