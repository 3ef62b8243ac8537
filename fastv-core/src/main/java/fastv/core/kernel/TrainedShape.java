package fastv.core.kernel;

import java.util.List;

/**
 * What the training kernels must know of a LLaVA beside its weights.
 *
 * @param towerBlocks blocks of the vision tower, those above the projected features included
 * @param featureBlocks blocks below the features that are projected
 * @param towerHeads attention heads of the tower
 * @param towerActivation {@code quick_gelu}, {@code gelu} or {@code gelu_tanh}
 * @param towerEps of the tower's norms
 * @param projectorActivation as {@code towerActivation}
 * @param patches features of one picture
 * @param pooling how many neighbouring visual tokens are averaged into one; 1 for none
 * @param decoderLayers layers of the decoder
 * @param decoderEps of the decoder's norms
 * @param inverseFrequencies of the rotary embedding, half of a head's width
 */
public record TrainedShape(
        int towerBlocks,
        int featureBlocks,
        int towerHeads,
        String towerActivation,
        double towerEps,
        String projectorActivation,
        int patches,
        int pooling,
        int decoderLayers,
        double decoderEps,
        List<Float> inverseFrequencies) {

    private static final List<String> ACTIVATIONS = List.of("quick_gelu", "gelu", "gelu_tanh");

    public TrainedShape {
        inverseFrequencies = List.copyOf(inverseFrequencies);
        if (pooling < 1 || patches % pooling != 0) {
            throw new IllegalArgumentException(
                    "pooling: expected a divisor of " + patches + " patches, got " + pooling);
        }
        number(towerActivation);
        number(projectorActivation);
    }

    /** Visual tokens of one picture. */
    public int imageTokens() {
        return patches / pooling;
    }

    long[] sizes() {
        return new long[] {
            towerBlocks,
            featureBlocks,
            towerHeads,
            number(towerActivation),
            number(projectorActivation),
            decoderLayers,
            pooling
        };
    }

    double[] reals() {
        return new double[] {towerEps, decoderEps};
    }

    float[] frequencies() {
        float[] values = new float[inverseFrequencies.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = inverseFrequencies.get(i);
        }
        return values;
    }

    private static int number(String activation) {
        int number = ACTIVATIONS.indexOf(activation);
        if (number < 0) {
            throw new IllegalArgumentException(
                    "activation: expected one of " + ACTIVATIONS + ", got " + activation);
        }
        return number;
    }
}
