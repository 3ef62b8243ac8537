package fastv.models.image;

import java.util.List;

/**
 * From bytes to floats: rescaled, then normalised per channel. Every operation is rounded to
 * float32, as numpy does it in the reference.
 *
 * @param rescale whether the bytes are multiplied by the factor
 * @param rescaleFactor as a rule 1/255
 * @param normalize whether the mean is subtracted and the result divided by the deviation
 * @param mean red, green, blue, on the rescaled range
 * @param std red, green, blue, all above 0
 */
public record ChannelScaling(
        boolean rescale,
        double rescaleFactor,
        boolean normalize,
        List<Double> mean,
        List<Double> std) {
    private static final int LEVELS = 256;

    public ChannelScaling {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != PixelImage.CHANNELS || std.size() != PixelImage.CHANNELS) {
            throw new IllegalArgumentException(
                    "expected a mean and a deviation for 3 channels, got " + mean + ", " + std);
        }
        if (std.stream().anyMatch(deviation -> !(deviation > 0))) {
            throw new IllegalArgumentException("std: expected numbers above 0, got " + std);
        }
    }

    /** The value of one level, 0 to 255, of one channel. */
    public float value(int channel, int level) {
        float value = rescale ? (float) (level * rescaleFactor) : level;
        return normalize
                ? (value - mean.get(channel).floatValue()) / std.get(channel).floatValue()
                : value;
    }

    /** All values of {@code [3, height, width]} bytes. */
    float[] values(byte[] levels) {
        float[] values = new float[levels.length];
        int plane = levels.length / PixelImage.CHANNELS;
        for (int channel = 0; channel < PixelImage.CHANNELS; channel++) {
            float[] table = new float[LEVELS];
            for (int level = 0; level < LEVELS; level++) {
                table[level] = value(channel, level);
            }
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                values[i] = table[levels[i] & 0xff];
            }
        }
        return values;
    }
}
