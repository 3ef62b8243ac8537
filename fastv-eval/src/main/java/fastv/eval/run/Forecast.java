package fastv.eval.run;

import fastv.core.cost.FlopsFigures;
import java.util.List;
import java.util.Map;

/**
 * What a plan will cost, if every answer takes all the tokens it may.
 *
 * @param settings by setting, in the plan's order
 * @param runFlops operations of the whole run by formula {@code exact}; pictures once per sample
 * @param longestPrompt tokens of the longest prompt
 * @param weightBytes all weights in the type the model computes in
 * @param kvBytes the largest key-value cache of any answer
 * @param activationBytes an estimate: what one decoder layer holds for the longest prompt, and the
 *     logits
 */
public record Forecast(
        List<OfSetting> settings,
        double runFlops,
        int longestPrompt,
        long weightBytes,
        long kvBytes,
        long activationBytes) {

    /**
     * One setting, means over the samples.
     *
     * @param label of the setting
     * @param tokensPerLayer tokens that enter each layer at prefill
     * @param kvBytes the key-value cache at the end of an answer
     * @param flops by formula; without the values of single layers
     */
    public record OfSetting(
            String label,
            List<Double> tokensPerLayer,
            double kvBytes,
            Map<String, FlopsFigures> flops) {

        public OfSetting {
            tokensPerLayer = List.copyOf(tokensPerLayer);
            flops = Map.copyOf(flops);
        }
    }

    public Forecast {
        settings = List.copyOf(settings);
    }
}
