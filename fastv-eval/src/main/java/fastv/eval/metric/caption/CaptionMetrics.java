package fastv.eval.metric.caption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All caption metrics of a corpus at once, from raw captions. */
public final class CaptionMetrics {
    private final PtbTokenizer tokenizer = new PtbTokenizer();

    /** An image whose captions are still raw. */
    public CaptionedImage tokenised(String candidate, List<String> references) {
        return new CaptionedImage(
                tokenised(candidate), references.stream().map(this::tokenised).toList());
    }

    /** A raw caption as its tokens, joined by single spaces. */
    public String tokenised(String caption) {
        return String.join(" ", tokenizer.tokens(caption));
    }

    /**
     * Scores a tokenised corpus.
     *
     * @return by the names that result files use: {@code Bleu_1} to {@code Bleu_4}, {@code
     *     ROUGE_L}, {@code CIDEr_D} (what tables print as CIDEr) and {@code CIDEr} (unclipped)
     */
    public Map<String, CaptionScores> score(List<CaptionedImage> images) {
        Map<String, CaptionScores> scores = new LinkedHashMap<>();
        List<CaptionScores> bleu = new Bleu().score(images);
        for (int n = 0; n < bleu.size(); n++) {
            scores.put("Bleu_" + (n + 1), bleu.get(n));
        }
        scores.put("ROUGE_L", new RougeL().score(images));
        scores.put("CIDEr_D", new Cider(Cider.Form.D).score(images));
        scores.put("CIDEr", new Cider(Cider.Form.PLAIN).score(images));
        return scores;
    }
}
