package fastv.eval.experiment;

import fastv.core.analysis.Analysis;
import fastv.core.config.ConfigNode;

/**
 * An entry of {@code analysis:}.
 *
 * @param name its public name
 * @param analysis what it does
 * @param options as written, paths made absolute
 */
public record RequestedAnalysis(String name, Analysis analysis, ConfigNode options) {}
