package fastv.analysis.paper;

import fastv.core.score.Score;
import java.util.List;

/**
 * One row of the table: the paper's and the run's.
 *
 * @param printed what the paper has
 * @param setting label of the run's setting
 * @param scores first metric of each kind, natural scale
 * @param flops mean figure of the paper's formula, billions per layer
 * @param flopsRatio to the unpruned run
 * @param kept what is kept of the unpruned scores, each kind counting alike
 */
record TableRow(
        PrintedRow printed,
        String setting,
        List<Score> scores,
        double flops,
        double flopsRatio,
        Kept kept) {

    TableRow {
        scores = List.copyOf(scores);
    }

    /** Plain mean over the kinds, as papers average. */
    double average() {
        return scores.stream().mapToDouble(Score::value).average().orElse(0);
    }
}
