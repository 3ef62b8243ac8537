package fastv.eval.run;

import fastv.core.model.TextCodec;
import java.util.ArrayList;
import java.util.List;

/** The text of an answer while it grows, and whether a text that ends it has come. */
final class AnswerText {
    private final TextCodec codec;
    private final List<String> stops;
    private final List<Integer> ids = new ArrayList<>();

    /**
     * @param stops texts that end an answer
     */
    AnswerText(TextCodec codec, List<String> stops) {
        this.codec = codec;
        this.stops = stops;
    }

    /** Takes the next id; whether the answer goes on. */
    boolean goesOn(int id) {
        ids.add(id);
        if (stops.isEmpty()) {
            return true;
        }
        String text = whole();
        return end(text) == text.length();
    }

    /** The answer without the text that ended it and without outer space. */
    String text() {
        String text = whole();
        return text.substring(0, end(text)).strip();
    }

    private String whole() {
        return codec.decode(ids.stream().mapToInt(Integer::intValue).toArray(), true);
    }

    private int end(String text) {
        return stops.stream()
                .mapToInt(text::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(text.length());
    }
}
