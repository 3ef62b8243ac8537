/**
 * The experiment file: {@link fastv.eval.experiment.Experiment} and its parts are its keys, with
 * meanings and defaults; {@link fastv.eval.experiment.ExperimentReader} reads one, expands its
 * grids into {@link fastv.eval.experiment.Setting}s and tells all its problems at once; {@link
 * fastv.eval.experiment.ReferencePage} describes the keys to users. Values only: nothing here opens
 * a model or a picture.
 *
 * <p>May depend on {@code fastv.core.config}, {@code fastv.core.plugin} and {@code
 * fastv.core.error}.
 */
@NullMarked
package fastv.eval.experiment;

import org.jspecify.annotations.NullMarked;
