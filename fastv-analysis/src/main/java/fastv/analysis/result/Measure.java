package fastv.analysis.result;

import fastv.core.score.Score;

/**
 * What answers are measured by: one metric of one kind of question.
 *
 * @param kind of question; empty if the data have no kinds
 * @param metric its name
 */
public record Measure(String kind, String metric) {

    /** What a score measures. */
    static Measure of(Score score) {
        return new Measure(score.kind(), score.metric());
    }

    /** For headers and axes: {@code exists accuracy}. */
    public String title() {
        return kind.isEmpty() ? metric : kind + " " + metric;
    }

    /** For names of files. */
    public String fileName() {
        return title().replaceAll("[^A-Za-z0-9]+", "-");
    }
}
