package fastv.eval.metric.answer;

import fastv.eval.metric.caption.CaptionedImage;
import fastv.eval.metric.caption.RougeL;
import java.util.List;

/** OCR-VQA as FastV's script scores it: ROUGE-L of answers in the VQA evaluation's normal form. */
public final class OcrVqaRule implements AnswerRule {
    private final VqaNormaliser normaliser = new VqaNormaliser(false);

    @Override
    public Verdict judge(AnswerRecord answer) {
        String said = normalised(answer.text());
        List<String> wanted = answer.references().stream().map(this::normalised).toList();
        CaptionedImage image = new CaptionedImage(said, wanted);
        return new Verdict(said, new RougeL().score(List.of(image)).corpus());
    }

    private String normalised(String text) {
        return normaliser.normalise(VqaNormaliser.flat(text));
    }
}
