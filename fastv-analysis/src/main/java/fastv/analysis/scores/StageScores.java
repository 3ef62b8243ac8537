package fastv.analysis.scores;

import java.util.List;

/**
 * What one stage made of one picture.
 *
 * @param ranking public name of the score, as in the journal's {@code kept}
 * @param site {@code tower-out}, {@code projector-out} or {@code before-layer N}
 * @param picture 0-based, in the order of the prompt
 * @param patches the patches that entered, ascending: those that earlier stages left. A token that
 *     merges several is its first patch
 * @param scores one per entry of {@code patches}, the higher the more worth keeping; empty where
 *     the stage scored nothing. Numbers of different rankings have different units
 * @param kept the patches that went on, ascending
 */
public record StageScores(
        String ranking,
        String site,
        int picture,
        List<Integer> patches,
        List<Float> scores,
        List<Integer> kept) {

    public StageScores {
        patches = List.copyOf(patches);
        scores = List.copyOf(scores);
        kept = List.copyOf(kept);
        if (!scores.isEmpty() && scores.size() != patches.size()) {
            throw new IllegalArgumentException(
                    "scores: expected none or %d, one per patch, got %d"
                            .formatted(patches.size(), scores.size()));
        }
    }
}
