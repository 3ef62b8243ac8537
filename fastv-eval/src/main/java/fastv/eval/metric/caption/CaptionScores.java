package fastv.eval.metric.caption;

import java.util.List;

/**
 * One metric over a corpus.
 *
 * @param corpus the corpus's value, on the scale of the reference implementations
 * @param perImage the value of each image, in order
 */
public record CaptionScores(double corpus, List<Double> perImage) {
    /** Copies the list. */
    public CaptionScores {
        perImage = List.copyOf(perImage);
    }

    /** Scores whose corpus value is their mean. */
    static CaptionScores mean(List<Double> perImage) {
        double mean = perImage.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new CaptionScores(mean, perImage);
    }
}
