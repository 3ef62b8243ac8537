package fastv.analysis.drift;

import com.google.gson.JsonElement;
import fastv.core.analysis.Analysis;
import fastv.core.analysis.AnswerWatch;
import fastv.core.analysis.FinishedAnswer;
import fastv.core.analysis.PrefillTrace;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.plugin.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the last prompt token's states with those of the unpruned model. */
public record DriftAnalysis() implements Analysis {

    /** The analysis under its public name. */
    public static final Part<Part.NoOptions, Analysis> PART =
            Part.fixed(
                    new DriftAnalysis(),
                    "how far the last prompt token's state departs from the unpruned run's, after"
                            + " each layer",
                    "relative Euclidean distance and cosine of hidden states");

    @Override
    public boolean comparesWithUnpruned() {
        return true;
    }

    @Override
    public Optional<AnswerWatch> watch(WatchedAnswer answer) {
        return Optional.of(DriftAnalysis::compared);
    }

    private static Optional<JsonElement> compared(FinishedAnswer finished) {
        return finished.comparison().map(both -> record(both.own(), both.unpruned()).json());
    }

    /** The drift between two traces of the same model. */
    static DriftRecord record(PrefillTrace own, PrefillTrace unpruned) {
        List<Float> relative = new ArrayList<>();
        List<Float> cosine = new ArrayList<>();
        for (int layer = 0; layer < unpruned.states().rows(); layer++) {
            float[] here = own.states().row(layer);
            float[] there = unpruned.states().row(layer);
            double apart = 0;
            double product = 0;
            double ownSquare = 0;
            double unprunedSquare = 0;
            for (int i = 0; i < there.length; i++) {
                double difference = (double) here[i] - there[i];
                apart += difference * difference;
                product += (double) here[i] * there[i];
                ownSquare += (double) here[i] * here[i];
                unprunedSquare += (double) there[i] * there[i];
            }
            double lengths = Math.sqrt(ownSquare) * Math.sqrt(unprunedSquare);
            // a state of zeros has no direction; two of them are the same
            relative.add((float) (apart == 0 ? 0 : Math.sqrt(apart / unprunedSquare)));
            cosine.add((float) (lengths == 0 ? (apart == 0 ? 1 : 0) : product / lengths));
        }
        return new DriftRecord(relative, cosine);
    }
}
