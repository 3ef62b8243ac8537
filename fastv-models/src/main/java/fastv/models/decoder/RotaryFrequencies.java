package fastv.models.decoder;

import fastv.models.checkpoint.LlamaConfig;
import fastv.models.checkpoint.RopeScaling;

/**
 * Inverse frequencies of the rotary embedding: {@code f_j = theta^(-2j/headDim)}, {@code j <
 * headDim/2}, changed as the checkpoint's scaling says.
 */
public final class RotaryFrequencies {
    private final LlamaConfig config;

    /**
     * @param config of the decoder
     */
    public RotaryFrequencies(LlamaConfig config) {
        this.config = config;
    }

    /**
     * The frequencies of one forward pass.
     *
     * @param largestPosition of its rows; dynamic scaling grows with it
     */
    public float[] inverse(int largestPosition) {
        RopeScaling scaling = config.ropeScaling();
        double theta = config.ropeTheta();
        if (scaling instanceof RopeScaling.Dynamic dynamic) {
            theta *= growth(dynamic.factor(), largestPosition);
        }
        int half = config.headDim() / 2;
        float[] frequencies = new float[half];
        for (int j = 0; j < half; j++) {
            double plain = Math.pow(theta, -2.0 * j / config.headDim());
            frequencies[j] = (float) scaled(scaling, plain);
        }
        return frequencies;
    }

    private double growth(double factor, int largestPosition) {
        double max = config.maxPositionEmbeddings();
        double length = Math.max(largestPosition + 1, max);
        double headDim = config.headDim();
        return Math.pow(factor * length / max - (factor - 1), headDim / (headDim - 2));
    }

    private static double scaled(RopeScaling scaling, double frequency) {
        if (scaling instanceof RopeScaling.Linear linear) {
            return frequency / linear.factor();
        }
        return scaling instanceof RopeScaling.Llama3 llama3 ? llama3(llama3, frequency) : frequency;
    }

    private static double llama3(RopeScaling.Llama3 scaling, double frequency) {
        double original = scaling.originalMaxPositionEmbeddings();
        double wavelength = 2 * Math.PI / frequency;
        if (wavelength > original / scaling.lowFreqFactor()) {
            return frequency / scaling.factor();
        }
        if (wavelength < original / scaling.highFreqFactor()) {
            return frequency;
        }
        double share =
                (original / wavelength - scaling.lowFreqFactor())
                        / (scaling.highFreqFactor() - scaling.lowFreqFactor());
        return (1 - share) * frequency / scaling.factor() + share * frequency;
    }
}
