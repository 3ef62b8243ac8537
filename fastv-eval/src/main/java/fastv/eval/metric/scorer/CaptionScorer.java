package fastv.eval.metric.scorer;

import fastv.core.journal.AskedSample;
import fastv.core.score.Metric;
import fastv.core.score.ScoredAnswer;
import fastv.core.score.Scorer;
import fastv.eval.metric.caption.Bleu;
import fastv.eval.metric.caption.CaptionMetrics;
import fastv.eval.metric.caption.CaptionScores;
import fastv.eval.metric.caption.CaptionedImage;
import fastv.eval.metric.caption.Cider;
import fastv.eval.metric.caption.RougeL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Captions after PTB tokenisation. CIDEr's document frequencies come from the references of the
 * answers judged together, and stay as they are in bootstrap replicates: a replicate is a mean of
 * the captions' own values.
 */
public final class CaptionScorer implements Scorer {
    private static final int BLEU_4 = 3;

    private final CaptionMetrics metrics = new CaptionMetrics();

    @Override
    public String summary() {
        return "captions: CIDEr-D (what tables call CIDEr), plain CIDEr, BLEU-4, ROUGE-L;"
                + " document frequencies of the answers judged, fixed in bootstrap replicates";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("caption");
    }

    @Override
    public List<Metric> score(List<ScoredAnswer> answers) {
        Map<String, String> known = new HashMap<>();
        List<CaptionedImage> images = new ArrayList<>();
        List<CaptionedImage> others = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            List<String> references =
                    answers.get(i).sample().references().stream()
                            .map(text -> tokens(text, known))
                            .toList();
            images.add(new CaptionedImage(tokens(answers.get(i).text(), known), references));
            others.add(new CaptionedImage(tokens(otherCaption(answers, i), known), references));
        }
        return List.of(
                mean("CIDEr-D", new Cider(Cider.Form.D), images, others),
                mean("CIDEr", new Cider(Cider.Form.PLAIN), images, others),
                bleu(images, others),
                rouge(images, others));
    }

    /** References repeat from setting to setting and among themselves. */
    private String tokens(String caption, Map<String, String> known) {
        return known.computeIfAbsent(caption, metrics::tokenised);
    }

    /** What is right for the next sample that shows something else; nothing if there is none. */
    private static String otherCaption(List<ScoredAnswer> answers, int index) {
        AskedSample own = answers.get(index).sample();
        for (int step = 1; step < answers.size(); step++) {
            AskedSample other = answers.get((index + step) % answers.size()).sample();
            boolean isOther =
                    own.pictures().isPresent()
                            ? !other.pictures().equals(own.pictures())
                            : !other.id().equals(own.id());
            if (isOther) {
                return other.references().get(0);
            }
        }
        return "";
    }

    private static Metric mean(
            String name, Cider cider, List<CaptionedImage> images, List<CaptionedImage> others) {
        return Metric.mean(
                name,
                cider.score(images).perImage(),
                OptionalDouble.of(cider.score(others).corpus()));
    }

    private static Metric rouge(List<CaptionedImage> images, List<CaptionedImage> others) {
        CaptionScores scores = new RougeL().score(images);
        return Metric.mean(
                        "ROUGE-L",
                        scores.perImage(),
                        OptionalDouble.of(new RougeL().score(others).corpus()))
                .withinOne();
    }

    private static Metric bleu(List<CaptionedImage> images, List<CaptionedImage> others) {
        List<double[]> rows = images.stream().map(Bleu::counts).toList();
        return Metric.ofSums(
                        "BLEU-4",
                        rows,
                        sums -> Bleu.ofCounts(sums).get(BLEU_4),
                        OptionalDouble.of(new Bleu().score(others).get(BLEU_4).corpus()))
                .withinOne();
    }
}
