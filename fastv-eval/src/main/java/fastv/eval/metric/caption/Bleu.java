package fastv.eval.metric.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * BLEU-1 to BLEU-4 of Papineni et al. (ACL 2002), as pycocoevalcap computes them: counts clipped at
 * the reference that has most, the closest reference length (the shorter of two), corpus sums, and
 * two tiny numbers where a count may be zero.
 */
public final class Bleu {
    private static final double SMALL = 1e-9;
    private static final double TINY = 1e-15;

    /** Sums over one image or the corpus. */
    private static final class Sums {
        private final long[] correct = new long[NGrams.LONGEST];
        private final long[] guessed = new long[NGrams.LONGEST];
        private long length;
        private long referenceLength;

        void add(Sums other) {
            for (int n = 0; n < NGrams.LONGEST; n++) {
                correct[n] += other.correct[n];
                guessed[n] += other.guessed[n];
            }
            length += other.length;
            referenceLength += other.referenceLength;
        }

        /** BLEU-1 to BLEU-4. */
        double[] scores() {
            double[] scores = new double[NGrams.LONGEST];
            double product = 1;
            double ratio = (length + TINY) / (referenceLength + SMALL);
            double penalty = ratio < 1 ? Math.exp(1 - 1 / ratio) : 1;
            for (int n = 0; n < NGrams.LONGEST; n++) {
                product *= (correct[n] + TINY) / (guessed[n] + SMALL);
                scores[n] = Math.pow(product, 1.0 / (n + 1)) * penalty;
            }
            return scores;
        }
    }

    /**
     * Scores a corpus.
     *
     * @return BLEU-1 to BLEU-4, each on 0 to 1
     */
    public List<CaptionScores> score(List<CaptionedImage> images) {
        Sums corpus = new Sums();
        List<double[]> perImage = new ArrayList<>();
        for (CaptionedImage image : images) {
            Sums sums = sums(image);
            corpus.add(sums);
            perImage.add(sums.scores());
        }
        double[] whole = corpus.scores();
        List<CaptionScores> scores = new ArrayList<>();
        for (int n = 0; n < NGrams.LONGEST; n++) {
            int index = n;
            List<Double> column = perImage.stream().map(row -> row[index]).toList();
            scores.add(new CaptionScores(whole[n], column));
        }
        return scores;
    }

    /** What one image adds to the corpus: sums of these give {@link #ofCounts}. */
    public static double[] counts(CaptionedImage image) {
        Sums sums = sums(image);
        double[] counts = new double[2 * NGrams.LONGEST + 2];
        for (int n = 0; n < NGrams.LONGEST; n++) {
            counts[n] = sums.correct[n];
            counts[NGrams.LONGEST + n] = sums.guessed[n];
        }
        counts[2 * NGrams.LONGEST] = sums.length;
        counts[2 * NGrams.LONGEST + 1] = sums.referenceLength;
        return counts;
    }

    /**
     * The metric of a corpus whose images' counts were added up.
     *
     * @return BLEU-1 to BLEU-4, each on 0 to 1
     */
    public static List<Double> ofCounts(double[] counts) {
        Sums sums = new Sums();
        for (int n = 0; n < NGrams.LONGEST; n++) {
            sums.correct[n] = Math.round(counts[n]);
            sums.guessed[n] = Math.round(counts[NGrams.LONGEST + n]);
        }
        sums.length = Math.round(counts[2 * NGrams.LONGEST]);
        sums.referenceLength = Math.round(counts[2 * NGrams.LONGEST + 1]);
        return Arrays.stream(sums.scores()).boxed().toList();
    }

    private static Sums sums(CaptionedImage image) {
        List<String> candidate = NGrams.words(image.candidate());
        List<List<String>> references = image.references().stream().map(NGrams::words).toList();
        Sums sums = new Sums();
        sums.length = candidate.size();
        sums.referenceLength = closestLength(candidate.size(), references);
        for (int n = 1; n <= NGrams.LONGEST; n++) {
            sums.guessed[n - 1] = Math.max(0, candidate.size() - n + 1);
            sums.correct[n - 1] = clipped(candidate, references, n);
        }
        return sums;
    }

    private static long clipped(List<String> candidate, List<List<String>> references, int n) {
        List<Map<List<String>, Integer>> most =
                references.stream().map(words -> NGrams.count(words, n)).toList();
        long correct = 0;
        for (var guess : NGrams.count(candidate, n).entrySet()) {
            int limit =
                    most.stream().mapToInt(m -> m.getOrDefault(guess.getKey(), 0)).max().orElse(0);
            correct += Math.min(guess.getValue(), limit);
        }
        return correct;
    }

    private static int closestLength(int length, List<List<String>> references) {
        int closest = references.get(0).size();
        for (List<String> reference : references) {
            int difference = Math.abs(reference.size() - length);
            int best = Math.abs(closest - length);
            if (difference < best || (difference == best && reference.size() < closest)) {
                closest = reference.size();
            }
        }
        return closest;
    }
}
