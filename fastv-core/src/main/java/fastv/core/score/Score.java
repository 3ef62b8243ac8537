package fastv.core.score;

import java.util.OptionalDouble;

/**
 * One metric of one setting and kind of question.
 *
 * @param kind the kind
 * @param scorer public name of the scorer
 * @param metric its name
 * @param value on the metric's natural scale; tables print it times 100
 * @param interval with 95 % confidence
 * @param answers how many were judged
 * @param withoutLooking what is reached without looking at the pictures: by the best constant
 *     answer, or by what is right for another picture
 */
public record Score(
        String kind,
        String scorer,
        String metric,
        double value,
        Interval interval,
        int answers,
        OptionalDouble withoutLooking) {}
