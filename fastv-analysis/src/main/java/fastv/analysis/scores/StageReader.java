package fastv.analysis.scores;

import fastv.core.decode.RankingRecord;
import fastv.core.model.PictureReduction;
import fastv.core.token.TokenLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** From what stages recorded to scores by original patch. */
final class StageReader {
    private StageReader() {}

    /** The stages between tower and decoder. */
    static List<StageScores> beforeDecoder(List<PictureReduction> reductions) {
        List<StageScores> stages = new ArrayList<>();
        Map<Integer, int[]> shown = new HashMap<>();
        for (PictureReduction made : reductions) {
            int[] entered =
                    shown.getOrDefault(
                            made.picture(), IntStream.range(0, made.candidates()).toArray());
            int[] left = Arrays.stream(made.patches()).map(row -> of(entered, row)).toArray();
            shown.put(made.picture(), left);
            SortedMap<Integer, Float> byPatch = new TreeMap<>();
            boolean scored = made.scores().size() == entered.length;
            for (int row = 0; row < entered.length; row++) {
                byPatch.putIfAbsent(entered[row], scored ? made.scores().get(row) : 0);
            }
            byPatch.remove(TokenLayout.NONE); // the class token is no patch
            stages.add(
                    new StageScores(
                            made.ranking(),
                            made.site().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            made.picture(),
                            List.copyOf(byPatch.keySet()),
                            scored ? List.copyOf(byPatch.values()) : List.of(),
                            patches(left)));
        }
        return stages;
    }

    private static int of(int[] entered, int row) {
        return row == TokenLayout.NONE ? row : entered[row];
    }

    private static List<Integer> patches(int[] shown) {
        TreeSet<Integer> patches = new TreeSet<>();
        Arrays.stream(shown).filter(patch -> patch != TokenLayout.NONE).forEach(patches::add);
        return List.copyOf(patches);
    }

    /**
     * A ranking inside the decoder, picture by picture; none if it ranked no image token.
     *
     * @param layout of the prompt that entered the decoder
     */
    static List<StageScores> inDecoder(RankingRecord record, String name, TokenLayout layout) {
        int[] candidates = record.ranking().candidatePositions();
        float[] scores = record.ranking().scores();
        Map<Integer, SortedMap<Integer, Float>> scored = new TreeMap<>();
        for (int i = 0; i < candidates.length; i++) {
            if (layout.patch(candidates[i]) != TokenLayout.NONE) {
                scored.computeIfAbsent(layout.picture(candidates[i]), any -> new TreeMap<>())
                        .putIfAbsent(layout.patch(candidates[i]), scores[i]);
            }
        }
        int[] kept = record.ranking().keptPositions();
        List<StageScores> stages = new ArrayList<>();
        scored.forEach(
                (picture, byPatch) ->
                        stages.add(
                                new StageScores(
                                        name,
                                        "before-layer " + record.layer(),
                                        picture,
                                        List.copyOf(byPatch.keySet()),
                                        List.copyOf(byPatch.values()),
                                        patches(
                                                Arrays.stream(kept)
                                                        .filter(at -> layout.picture(at) == picture)
                                                        .map(layout::patch)
                                                        .toArray()))));
        return stages;
    }
}
