package fastv.eval.metric.caption;

import java.util.List;

/**
 * ROUGE-L of Lin (2004), as pycocoevalcap computes it: over the references, the best precision and
 * the best recall of the longest common subsequence, taken separately, beta = 1.2. Sentences are
 * split at single spaces, so an empty one is one empty word.
 */
public final class RougeL {
    private static final double BETA = 1.2;

    /** Scores a corpus; its value is the mean over the images, 0 to 1. */
    public CaptionScores score(List<CaptionedImage> images) {
        return CaptionScores.mean(images.stream().map(RougeL::score).toList());
    }

    private static double score(CaptionedImage image) {
        String[] candidate = image.candidate().split(" ", -1);
        double precision = 0;
        double recall = 0;
        for (String text : image.references()) {
            String[] reference = text.split(" ", -1);
            double common = common(candidate, reference);
            precision = Math.max(precision, common / candidate.length);
            recall = Math.max(recall, common / reference.length);
        }
        if (precision == 0 || recall == 0) {
            return 0;
        }
        double weight = BETA * BETA;
        return (1 + weight) * precision * recall / (recall + weight * precision);
    }

    /** The length of the longest common subsequence. */
    private static int common(String[] a, String[] b) {
        int[] before = new int[b.length + 1];
        for (String word : a) {
            int[] row = new int[b.length + 1];
            for (int j = 1; j <= b.length; j++) {
                row[j] =
                        word.equals(b[j - 1]) ? before[j - 1] + 1 : Math.max(before[j], row[j - 1]);
            }
            before = row;
        }
        return before[b.length];
    }
}
