package fastv.core.model;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.GoldenCase;

/**
 * A golden kind whose cases run on a checkpoint. Bound in a map binder {@code String ->
 * ModelConformanceKind} under the kind's name.
 */
@FunctionalInterface
public interface ModelConformanceKind {

    /**
     * Runs one case.
     *
     * @param model the case's checkpoint, opened; stays the caller's
     * @param comparison takes each computed value under the name the case expects it by
     * @throws fastv.core.conformance.UnsupportedCaseException if the case asks for something the
     *     program does not know yet
     */
    void run(GoldenCase golden, VisionLanguageModel model, Comparison comparison);
}
