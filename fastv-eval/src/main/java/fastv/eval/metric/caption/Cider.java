package fastv.eval.metric.caption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * CIDEr of Vedantam et al. (CVPR 2015, arXiv:1411.5726), in two forms: the plain metric of the
 * authors' own repository, and CIDEr-D as pycocoevalcap computes it, which is what tables print
 * under the name of CIDEr. Document frequencies come from the references of the corpus at hand, so
 * the score of a part is not comparable with that of the whole. 0 to 10.
 */
public final class Cider {
    private static final double SIGMA = 6;

    /** Which of the two. */
    public enum Form {
        /** Without clipping and without a length factor. */
        PLAIN,
        /** Clipped at the reference's weight, with a Gaussian factor for differing lengths. */
        D
    }

    private final Form form;

    public Cider(Form form) {
        this.form = form;
    }

    /** Scores a corpus; its value is the mean over the images. With one image all is 0. */
    public CaptionScores score(List<CaptionedImage> images) {
        Map<List<String>, Integer> frequency = documentFrequency(images);
        double logImages = Math.log(images.size());
        List<Double> scores = new ArrayList<>();
        for (CaptionedImage image : images) {
            Sentence candidate = new Sentence(image.candidate(), frequency, logImages);
            double sum = 0;
            for (String text : image.references()) {
                sum += similarity(candidate, new Sentence(text, frequency, logImages));
            }
            scores.add(sum / NGrams.LONGEST / image.references().size() * 10);
        }
        return CaptionScores.mean(scores);
    }

    /** In the references of how many images an n-gram occurs. */
    private static Map<List<String>, Integer> documentFrequency(List<CaptionedImage> images) {
        Map<List<String>, Integer> frequency = new HashMap<>();
        for (CaptionedImage image : images) {
            Set<List<String>> seen = new HashSet<>();
            for (String reference : image.references()) {
                List<String> words = NGrams.words(reference);
                for (int n = 1; n <= NGrams.LONGEST; n++) {
                    seen.addAll(NGrams.count(words, n).keySet());
                }
            }
            seen.forEach(gram -> frequency.merge(gram, 1, Integer::sum));
        }
        return frequency;
    }

    /** Summed over the lengths of n-grams. */
    private double similarity(Sentence candidate, Sentence reference) {
        double sum = 0;
        for (int n = 0; n < NGrams.LONGEST; n++) {
            double product = 0;
            for (var entry : candidate.weights.get(n).entrySet()) {
                double c = entry.getValue();
                double r = reference.weights.get(n).getOrDefault(entry.getKey(), 0.0);
                product += (form == Form.D ? Math.min(c, r) : c) * r;
            }
            double norms = candidate.norms[n] * reference.norms[n];
            sum += norms == 0 ? product : product / norms;
        }
        if (form == Form.PLAIN) {
            return sum;
        }
        double difference = candidate.bigrams - reference.bigrams;
        return sum * Math.exp(-difference * difference / (2 * SIGMA * SIGMA));
    }

    /** A sentence's tf-idf weights by length of n-gram, their norms, and its number of bigrams. */
    private static final class Sentence {
        private final List<Map<List<String>, Double>> weights = new ArrayList<>();
        private final double[] norms = new double[NGrams.LONGEST];
        private final int bigrams;

        Sentence(String text, Map<List<String>, Integer> frequency, double logImages) {
            List<String> words = NGrams.words(text);
            bigrams = Math.max(0, words.size() - 1);
            for (int n = 1; n <= NGrams.LONGEST; n++) {
                Map<List<String>, Double> grams = new LinkedHashMap<>();
                double squares = 0;
                for (var count : NGrams.count(words, n).entrySet()) {
                    int images = Math.max(1, frequency.getOrDefault(count.getKey(), 0));
                    double weight = count.getValue() * (logImages - Math.log(images));
                    grams.put(count.getKey(), weight);
                    squares += weight * weight;
                }
                weights.add(grams);
                norms[n - 1] = Math.sqrt(squares);
            }
        }
    }
}
