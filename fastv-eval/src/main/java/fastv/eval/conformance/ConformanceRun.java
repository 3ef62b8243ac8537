package fastv.eval.conformance;

import fastv.core.conformance.CaseResult;
import fastv.core.conformance.CaseResult.Status;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.error.BadInputException;
import fastv.core.kernel.Dtype;
import fastv.core.kernel.TorchEngine;
import fastv.core.model.Checkpoints;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.OpenOptions;
import fastv.core.model.VisionLanguageModel;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs golden cases one by one. A kind may have cases on a checkpoint and cases on numbers alone;
 * each form is answered by its own implementation under the same name.
 */
public final class ConformanceRun {
    private static final Logger LOG = LoggerFactory.getLogger(ConformanceRun.class);

    private final Map<String, ConformanceKind> kinds;
    private final Map<String, ModelConformanceKind> onModels;
    private final Checkpoints checkpoints;

    @Inject
    public ConformanceRun(
            Map<String, ConformanceKind> kinds,
            Map<String, ModelConformanceKind> onModels,
            Checkpoints checkpoints) {
        this.kinds = kinds;
        this.onModels = onModels;
        this.checkpoints = checkpoints;
    }

    /**
     * Runs one case. Nothing a case does ends the run: what breaks is that case's failure.
     *
     * @param folder the case
     * @param dtype what models compute in; differences in value fail in float32 alone
     */
    public CaseResult run(Path folder, Dtype dtype) {
        GoldenCase golden;
        try {
            golden = GoldenCase.open(folder);
        } catch (RuntimeException e) {
            return broken("unknown", String.valueOf(folder.getFileName()), e);
        }
        Comparison comparison = new Comparison(golden, dtype != Dtype.FLOAT32);
        try {
            if (onModels.containsKey(golden.kind()) && golden.wantsModel()) {
                runOnModel(onModels.get(golden.kind()), golden, dtype, comparison);
            } else if (kinds.containsKey(golden.kind())) {
                kinds.get(golden.kind()).run(golden, comparison);
            } else {
                return skipped(golden, "still to come: " + missing(golden));
            }
            return comparison.result();
        } catch (UnsupportedCaseException e) {
            return skipped(golden, "not supported yet: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.debug("case {}", folder, e);
            return broken(golden.kind(), golden.name(), e);
        }
    }

    private void runOnModel(
            ModelConformanceKind kind, GoldenCase golden, Dtype dtype, Comparison comparison) {
        TorchEngine engine = TorchEngine.start("cpu", Optional.empty());
        try (VisionLanguageModel model =
                checkpoints.open(golden.checkpoint(), engine, OpenOptions.asStored(dtype))) {
            kind.run(golden, model, comparison);
        }
    }

    /** The model family that a case of an unknown kind is about; or else the kind itself. */
    private String missing(GoldenCase golden) {
        String kind = golden.kind();
        if (kind.startsWith("mrope")) {
            return "model family Qwen2-VL";
        }
        if (kind.startsWith("qwen-vl")) {
            return "model family Qwen-VL";
        }
        if (golden.wantsModel() && !opens(golden.checkpoint())) {
            return "model family of " + golden.checkpoint().getFileName();
        }
        return "kind " + kind;
    }

    private boolean opens(Path checkpoint) {
        try {
            checkpoints.describe(checkpoint, OpenOptions.asStored(Dtype.FLOAT32));
            return true;
        } catch (BadInputException e) {
            return false; // no adapter knows its config.json
        }
    }

    private static CaseResult skipped(GoldenCase golden, String reason) {
        return new CaseResult(Status.SKIP, golden.kind(), golden.name(), 0, reason);
    }

    private static CaseResult broken(String kind, String name, RuntimeException e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String line = e.getClass().getSimpleName() + ": " + reason;
        return new CaseResult(Status.FAIL, kind, name, Double.NaN, line);
    }
}
