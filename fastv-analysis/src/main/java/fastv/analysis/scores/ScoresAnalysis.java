package fastv.analysis.scores;

import com.google.gson.JsonElement;
import fastv.core.analysis.Analysis;
import fastv.core.analysis.AnswerWatch;
import fastv.core.analysis.FinishedAnswer;
import fastv.core.analysis.WatchedAnswer;
import fastv.core.plugin.Part;
import fastv.core.token.PatchGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what every stage scored and kept, patch by patch. */
public record ScoresAnalysis() implements Analysis {

    /** The analysis under its public name. */
    public static final Part<Part.NoOptions, Analysis> PART =
            Part.fixed(
                    new ScoresAnalysis(),
                    "what every stage scored and kept, by patch of the original picture, and where"
                            + " patches lie: for overlays and heat maps",
                    "arXiv:2403.06764, figure 5");

    @Override
    public Optional<AnswerWatch> watch(WatchedAnswer answer) {
        if (answer.pictures().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(finished -> result(answer, finished));
    }

    private static Optional<JsonElement> result(WatchedAnswer answer, FinishedAnswer finished) {
        List<StageScores> stages =
                new ArrayList<>(StageReader.beforeDecoder(answer.sight().reductions()));
        finished.rankings()
                .forEach(
                        ranking ->
                                stages.addAll(
                                        StageReader.inDecoder(
                                                ranking,
                                                answer.strategy()
                                                        .stages()
                                                        .get(ranking.stage())
                                                        .score()
                                                        .name(),
                                                answer.prompt().layout())));
        return Optional.of(new ScoresRecord(pictures(answer), stages).json());
    }

    private static List<ShownPicture> pictures(WatchedAnswer answer) {
        List<ShownPicture> pictures = new ArrayList<>();
        List<PatchGrid> grids = answer.grids().get();
        for (int i = 0; i < grids.size(); i++) {
            pictures.add(new ShownPicture(answer.pictures().get(i).name(), grids.get(i)));
        }
        return pictures;
    }
}
