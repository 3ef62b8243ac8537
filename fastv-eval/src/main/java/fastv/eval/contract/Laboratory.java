package fastv.eval.contract;

import fastv.core.decode.Decoder;
import fastv.core.model.VisionLanguageModel;
import fastv.core.prune.Strategy;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where laws are tried: a model, and the seeds of the samples.
 *
 * @param model answers; stays the caller's
 * @param seed of the first sample
 * @param samples how many samples a law is tried on
 * @param calls how many answers the law of memory asks for
 */
record Laboratory(VisionLanguageModel model, long seed, int samples, int calls) {

    /** Tokens generated where later steps matter. */
    static final int STEPS = 3;

    /** Random samples. */
    List<Trial> trials() {
        return LongStream.range(seed, seed + samples).mapToObj(Trial::random).toList();
    }

    /** Samples with text between their two pictures. */
    List<Trial> pairs() {
        return LongStream.range(seed, seed + samples).mapToObj(s -> Trial.of(s, 2)).toList();
    }

    /** Answers a sample. */
    Answer answer(Trial trial, Strategy strategy) {
        return answer(trial, strategy, STEPS);
    }

    /** Answers a sample with that many tokens. */
    Answer answer(Trial trial, Strategy strategy, int steps) {
        return answer(trial, strategy, steps, model.decoder());
    }

    /** Answers a sample with a decoder that watches the model's. */
    Answer answer(Trial trial, Strategy strategy, int steps, Decoder decoder) {
        try (AnswerInProgress answering = begin(trial, strategy, steps, decoder)) {
            for (int i = 0; i < steps; i++) {
                answering.next();
            }
            return answering.answer();
        }
    }

    /** Begins to answer a sample. */
    AnswerInProgress begin(Trial trial, Strategy strategy) {
        return begin(trial, strategy, STEPS, model.decoder());
    }

    private AnswerInProgress begin(Trial trial, Strategy strategy, int steps, Decoder decoder) {
        return new AnswerInProgress(model, decoder, trial, strategy, steps);
    }

    /** Decoder layers. */
    int layers() {
        return model.decoder().layers();
    }
}
