/**
 * What a pruning method is: a {@link fastv.core.prune.Strategy} is a list of {@link
 * fastv.core.prune.Stage}s, a stage is site + scope + score + budget + selector + enactment.
 * Methods rank and choose; the cut itself is made in one place for all of them, the decoding
 * session.
 *
 * <p>Read {@link fastv.core.prune.Stage} first, then {@link fastv.core.prune.Evidence}. May depend
 * on {@code fastv.core.token} alone; knows no tensor, no model and no file.
 */
@NullMarked
package fastv.core.prune;

import org.jspecify.annotations.NullMarked;
