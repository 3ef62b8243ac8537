package fastv.eval.scenes;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The words of all questions and answers about scenes, and of the {@code vicuna_v1} conversation
 * around them: what a tiny model's tokenizer needs as whole words. Punctuation stands apart, and
 * numbers of two digits are meant to be spelled digit by digit.
 */
public final class SceneVocabulary {
    /** Of {@code vicuna_v1}, with the suffix for short answers and for multiple choice. */
    private static final String TEMPLATE =
            "A chat between a curious user and an artificial intelligence assistant The assistant"
                    + " gives helpful detailed and polite answers to the user's questions USER"
                    + " ASSISTANT Answer the question using a single word or phrase Answer with the"
                    + " option's letter from the given choices directly";

    private final Collection<QuestionKind> kinds;

    @Inject
    public SceneVocabulary(Map<String, QuestionKind> kinds) {
        this.kinds = kinds.values();
    }

    /** Every word once, sorted. */
    public List<String> words() {
        TreeSet<String> words = new TreeSet<>(List.of(TEMPLATE.split(" ")));
        Stream.of(Shape.values()).map(Shape::word).forEach(words::add);
        Stream.of(Colour.values()).map(Colour::word).forEach(words::add);
        Stream.of(Size.values()).map(Size::word).forEach(words::add);
        for (int digit = 0; digit <= 9; digit++) {
            words.add(String.valueOf(digit));
        }
        words.addAll(Clip.WORDS);
        kinds.forEach(kind -> words.addAll(kind.words()));
        return new ArrayList<>(words);
    }

    /**
     * The words that begin a line and so stand behind no blank: the capitalised ones, which begin
     * questions, options and suffixes.
     */
    public List<String> lineStarts() {
        return Stream.of(
                        kinds.stream().flatMap(kind -> kind.words().stream()),
                        Clip.WORDS.stream(),
                        Stream.of("Answer"))
                .flatMap(words -> words)
                .filter(word -> Character.isUpperCase(word.charAt(0)))
                .distinct()
                .sorted()
                .toList();
    }
}
