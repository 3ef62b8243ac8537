/**
 * Judging answers from a journal, without a model. A {@link fastv.core.score.Scorer} judges the
 * answers to one kind of question by {@link fastv.core.score.Metric}s, each a function of sums over
 * answers; a {@link fastv.core.score.Scoreboard} reads a journal and gives every metric of every
 * setting and kind with its {@link fastv.core.score.Interval}. Scorers are bound by name in a map
 * binder {@code String -> Scorer}.
 *
 * <p>May depend on the JDK, {@code fastv.core.journal}, {@code fastv.core.plugin}, {@code
 * fastv.core.statistics} and {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.score;

import org.jspecify.annotations.NullMarked;
