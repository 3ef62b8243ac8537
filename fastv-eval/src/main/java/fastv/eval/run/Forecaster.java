package fastv.eval.run;

import fastv.core.cost.DecoderShape;
import fastv.core.cost.ExactFlops;
import fastv.core.cost.FlopsFigures;
import fastv.core.cost.FlopsFormula;
import fastv.core.cost.FlopsInput;
import fastv.core.cost.FlopsReport;
import fastv.core.cost.ModelShape;
import fastv.core.model.Checkpoints;
import fastv.core.model.ModelCard;
import fastv.core.model.Prompt;
import fastv.core.prune.VisualNeed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Predicts the cost of a plan from its prompts and the model's sizes; reads no weight. */
public final class Forecaster {
    private static final int LOGIT_BYTES = 4;

    private final Checkpoints checkpoints;
    private final Map<String, FlopsFormula> formulas;

    @Inject
    public Forecaster(Checkpoints checkpoints, Map<String, FlopsFormula> formulas) {
        this.checkpoints = checkpoints;
        this.formulas = Map.copyOf(formulas);
    }

    /** The cost if every answer takes all the tokens it may. */
    public Forecast forecast(ExperimentPlan plan) {
        List<Tally> tallies = plan.settings().stream().map(s -> new Tally(plan, s)).toList();
        double seen = 0;
        int longest = 0;
        try (PromptStream prompts = PromptStream.of(plan, checkpoints)) {
            while (prompts.hasNext()) {
                PromptStream.Asked asked = prompts.next();
                Prompt prompt = asked.prompt();
                tallies.forEach(
                        tally -> tally.add(prompt, need -> prompts.questionMacs(need, asked)));
                seen += visionFlops(plan.card().shape(), prompt.layout().pictureCount());
                longest = Math.max(longest, prompt.size());
            }
        }
        double answered = tallies.stream().mapToDouble(tally -> tally.decoderFlops).sum();
        return new Forecast(
                tallies.stream().map(Tally::mean).toList(),
                seen + plan.seeds().size() * answered,
                longest,
                plan.card().parameters() * plan.dtype().bytes(),
                tallies.stream().mapToLong(tally -> tally.largestKvBytes).max().orElse(0),
                activationBytes(plan.card(), longest, plan.dtype().bytes()));
    }

    private static double visionFlops(ModelShape shape, long pictures) {
        long tower = shape.vision().map(vision -> vision.macs()).orElse(0L);
        long projector =
                shape.projector()
                        .map(p -> p.macs(shape.vision().map(v -> v.patches()).orElse(0)))
                        .orElse(0L);
        return 2.0 * pictures * (tower + projector);
    }

    /** Input and output of the layer, queries, keys, values, both halves of the gated MLP. */
    private static long activationBytes(ModelCard card, long tokens, int elementBytes) {
        DecoderShape decoder = card.shape().decoder();
        long row =
                2L * decoder.hidden()
                        + decoder.queryWidth()
                        + 2 * decoder.keyWidth()
                        + 2L * decoder.intermediateSize();
        return tokens * row * elementBytes + (long) LOGIT_BYTES * decoder.vocabSize();
    }

    /** Sums over the samples of one setting. */
    private final class Tally {
        private final ExperimentPlan plan;
        private final PlannedSetting setting;
        private final double[] tokens;
        private final Map<String, FlopsFigures> flops = new HashMap<>();
        private double kvBytes;
        private long largestKvBytes;
        private double decoderFlops;
        private int samples;

        Tally(ExperimentPlan plan, PlannedSetting setting) {
            this.plan = plan;
            this.setting = setting;
            this.tokens = new double[plan.card().layers()];
        }

        void add(Prompt prompt, ToLongFunction<VisualNeed> question) {
            TokenFlow flow =
                    TokenFlow.planned(setting.strategy(), prompt.layout(), plan.card().shape());
            SettingCost cost =
                    new SettingCost(
                            plan.card(),
                            setting.strategy(),
                            flow,
                            plan.maxNewTokens() - 1,
                            question);
            FlopsInput input = cost.flopsInput(prompt);
            for (int layer = 0; layer < tokens.length; layer++) {
                tokens[layer] += flow.perLayer().at(layer);
            }
            long bytes = cost.kvCache(plan.dtype().bytes()).total();
            kvBytes += bytes;
            largestKvBytes = Math.max(largestKvBytes, bytes);
            formulas.forEach((name, formula) -> add(name, formula.evaluate(input)));
            decoderFlops +=
                    new ExactFlops().evaluate(input).total()
                            - visionFlops(plan.card().shape(), input.pictures());
            samples++;
        }

        private void add(String formula, FlopsReport report) {
            flops.merge(formula, report.figures(), Tally::sum);
        }

        private static FlopsFigures sum(FlopsFigures x, FlopsFigures y) {
            return new FlopsFigures(
                    x.figure() + y.figure(),
                    x.unit(),
                    x.decoder() + y.decoder(),
                    x.decoderRatio() + y.decoderRatio(),
                    x.total() + y.total(),
                    x.totalRatio() + y.totalRatio(),
                    List.of());
        }

        Forecast.OfSetting mean() {
            Map<String, FlopsFigures> means = new HashMap<>();
            flops.forEach((name, sums) -> means.put(name, mean(sums)));
            List<Double> meanTokens = new ArrayList<>();
            for (double sum : tokens) {
                meanTokens.add(sum / samples);
            }
            return new Forecast.OfSetting(setting.label(), meanTokens, kvBytes / samples, means);
        }

        private FlopsFigures mean(FlopsFigures sum) {
            return new FlopsFigures(
                    sum.figure() / samples,
                    sum.unit(),
                    sum.decoder() / samples,
                    sum.decoderRatio() / samples,
                    sum.total() / samples,
                    sum.totalRatio() / samples,
                    List.of());
        }
    }
}
