package fastv.analysis.loyalty;

import com.google.gson.JsonElement;
import fastv.core.analysis.Analysis;
import fastv.core.analysis.AnswerWatch;
import fastv.core.analysis.FinishedAnswer;
import fastv.core.analysis.FinishedAnswer.Comparison;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.plugin.Part;
import fastv.core.prune.FloatMatrix;
import java.util.List;
import java.util.Optional;

/** Compares answers with those of the unpruned model. */
public record LoyaltyAnalysis() implements Analysis {

    /** The analysis under its public name. */
    public static final Part<Part.NoOptions, Analysis> PART =
            Part.fixed(
                    new LoyaltyAnalysis(),
                    "whether answers equal the unpruned ones, and the KL divergence of their first"
                            + " tokens: a measure without labels",
                    "first-token KL as arXiv:2405.05803 (VTW) uses it, in both directions");

    @Override
    public boolean comparesWithUnpruned() {
        return true;
    }

    @Override
    public Optional<AnswerWatch> watch(WatchedAnswer answer) {
        return Optional.of(LoyaltyAnalysis::compared);
    }

    private static Optional<JsonElement> compared(FinishedAnswer finished) {
        return finished.comparison()
                .map(both -> record(finished.generation().tokens(), both).json());
    }

    private static LoyaltyRecord record(List<Integer> tokens, Comparison both) {
        FirstToken own = FirstToken.of(both.own().logits());
        FirstToken unpruned = FirstToken.of(both.unpruned().logits());
        int common = 0;
        int shorter = Math.min(tokens.size(), both.unprunedTokens().size());
        while (common < shorter && tokens.get(common).equals(both.unprunedTokens().get(common))) {
            common++;
        }
        return new LoyaltyRecord(
                tokens.equals(both.unprunedTokens()),
                own.likeliest() == unpruned.likeliest(),
                unpruned.divergenceFrom(own),
                own.divergenceFrom(unpruned),
                common);
    }

    /** The distribution of a first token, as log-probabilities in double precision. */
    static final class FirstToken {
        private final double[] logProbabilities;

        private FirstToken(double[] logProbabilities) {
            this.logProbabilities = logProbabilities;
        }

        static FirstToken of(FloatMatrix logits) {
            float[] raw = logits.row(0);
            double largest = Double.NEGATIVE_INFINITY;
            for (float logit : raw) {
                largest = Math.max(largest, logit);
            }
            double sum = 0;
            for (float logit : raw) {
                sum += Math.exp(logit - largest);
            }
            double[] logs = new double[raw.length];
            for (int token = 0; token < logs.length; token++) {
                logs[token] = raw[token] - largest - Math.log(sum);
            }
            return new FirstToken(logs);
        }

        /** The lowest id of those with the highest probability. */
        int likeliest() {
            int best = 0;
            for (int token = 1; token < logProbabilities.length; token++) {
                best = logProbabilities[token] > logProbabilities[best] ? token : best;
            }
            return best;
        }

        /** KL(this || other) in nats, at least 0. */
        double divergenceFrom(FirstToken other) {
            double sum = 0;
            for (int token = 0; token < logProbabilities.length; token++) {
                double log = logProbabilities[token];
                double probability = Math.exp(log);
                if (probability > 0) {
                    sum += probability * (log - other.logProbabilities[token]);
                }
            }
            return Math.max(0, sum); // rounding can leave equal distributions just below 0
        }
    }
}
