package fastv.eval.data;

import fastv.core.model.Picture;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question about some pictures.
 *
 * @param id its name, unique in its data set
 * @param pictures in the order in which they stand before the question
 * @param question what is asked, taken literally
 * @param references answers that count as right; empty if there are none
 * @param kind what sort of question it is, such as {@code caption}; tables have a column for each
 * @param scorer public name of the scorer that judges its answer; without it, the one that claims
 *     the kind
 * @param place where it was written, as messages name it: {@code questions.jsonl:3}
 */
public record Sample(
        String id,
        List<Picture> pictures,
        String question,
        List<String> references,
        Optional<String> kind,
        Optional<String> scorer,
        String place) {

    public Sample {
        pictures = List.copyOf(pictures);
        references = List.copyOf(references);
    }

    /** The same question about other pictures. */
    public Sample showing(List<Picture> others) {
        return new Sample(id, others, question, references, kind, scorer, place);
    }

    /** The same sample as part of a set of several: its id and kind begin with the set's name. */
    Sample in(String set) {
        String named = kind.map(own -> set + "/" + own).orElse(set);
        return new Sample(
                set + "/" + id, pictures, question, references, Optional.of(named), scorer, place);
    }

    /** The same sample, judged by the scorer that its kind has in the map, if it has one. */
    public Sample scoredAs(Map<String, String> scorers) {
        Optional<String> named = kind.map(scorers::get).or(() -> scorer);
        return new Sample(id, pictures, question, references, kind, named, place);
    }

    /** Names of the pictures: samples with equal ones ask about the same thing. */
    public List<String> pictureNames() {
        return pictures.stream().map(Picture::name).toList();
    }
}
