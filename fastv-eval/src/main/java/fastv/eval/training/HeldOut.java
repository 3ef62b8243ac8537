package fastv.eval.training;

import fastv.core.training.Examiner;
import fastv.core.training.TrainingBatch;
import fastv.eval.scenes.PatchLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Questions about pictures that are never trained on, each asked alone, and the share that is
 * answered to the letter. An answer counts if every one of its tokens and its end are the likeliest
 * given those before, which is the same as greedy decoding giving that answer.
 */
final class HeldOut {
    private final Map<String, List<TrainingBatch.Speak>> questions;
    private final List<TrainingBatch.See> pictures;

    /**
     * @param questions batches of single questions, by kind
     * @param pictures batches for the tower's heads
     */
    HeldOut(Map<String, List<TrainingBatch.Speak>> questions, List<TrainingBatch.See> pictures) {
        this.questions = new LinkedHashMap<>(questions);
        this.pictures = List.copyOf(pictures);
    }

    /**
     * Exact match by kind.
     *
     * @param kinds which are asked
     */
    Map<String, Double> speak(Examiner examiner, Predicate<String> kinds) {
        Map<String, Double> accuracies = new LinkedHashMap<>();
        questions.forEach(
                (kind, batches) -> {
                    if (!kinds.test(kind)) {
                        return;
                    }
                    int right = 0;
                    int asked = 0;
                    for (TrainingBatch.Speak batch : batches) {
                        right += right(batch, examiner.likeliest(batch));
                        asked += batch.size();
                    }
                    accuracies.put(kind, (double) right / asked);
                });
        return accuracies;
    }

    private static int right(TrainingBatch.Speak batch, long[] likeliest) {
        boolean[] wrong = new boolean[batch.size()];
        for (int i = 0; i < likeliest.length; i++) {
            int row = Math.toIntExact(batch.answerAt()[i] / batch.tokens());
            wrong[row] |= likeliest[i] != batch.labels()[i];
        }
        int right = 0;
        for (boolean one : wrong) {
            right += one ? 0 : 1;
        }
        return right;
    }

    /** What the tower recognises: the aspects of {@link PatchLabels}, and {@code pictures}. */
    Map<String, Double> see(Examiner examiner) {
        Map<String, Double> accuracies = new LinkedHashMap<>();
        List<String> aspects = List.copyOf(PatchLabels.CLASSES.keySet());
        for (TrainingBatch.See batch : pictures) {
            Examiner.Sight sight = examiner.sight(batch);
            for (int i = 0; i < aspects.size(); i++) {
                double share = sight.patches().get(i) / pictures.size();
                accuracies.merge(aspects.get(i), share, Double::sum);
            }
            accuracies.merge("pictures", sight.pictures() / pictures.size(), Double::sum);
        }
        return accuracies;
    }

    /** Lists in runs of at most so many. */
    static <T> List<List<T>> runs(List<T> all, int most) {
        List<List<T>> runs = new ArrayList<>();
        for (int first = 0; first < all.size(); first += most) {
            runs.add(all.subList(first, Math.min(all.size(), first + most)));
        }
        return runs;
    }
}
