package fastv.core.score;

import fastv.core.statistics.Discordance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One metric of one setting and kind.
 *
 * @param scorer public name of the scorer
 * @param metric what it counted
 * @param groups which pictures each answer is about
 * @param keys which sample and seed each answer belongs to
 */
record Judged(String scorer, Metric metric, Groups groups, List<AnswerKey> keys) {
    private static final double SAME = 1e-12;

    Judged {
        keys = List.copyOf(keys);
    }

    Score score(String kind) {
        return new Score(
                kind,
                scorer,
                metric.name(),
                metric.value(),
                interval(),
                metric.answers(),
                metric.withoutLooking());
    }

    double[] replicates() {
        return groups.replicates(metric);
    }

    private Interval interval() {
        if (metric.isShare() && groups.isOneAnswerEach()) {
            return Interval.wilson(metric.right(), metric.answers());
        }
        double[] replicates = replicates();
        int pictures = groups.answered();
        // draws that never differ know nothing of other pictures
        return metric.isWithinOne() && isConstant(replicates)
                ? Interval.wilson(Math.round(metric.value() * pictures), pictures)
                : Interval.percentile(replicates);
    }

    private static boolean isConstant(double[] replicates) {
        double[] counted = Arrays.stream(replicates).filter(r -> !Double.isNaN(r)).toArray();
        return counted.length == 0
                || Arrays.stream(counted).allMatch(r -> Math.abs(r - counted[0]) < SAME);
    }

    /** How far this lies above the same metric of the unpruned setting; empty without pairs. */
    Optional<Difference> against(Judged unpruned) {
        Map<AnswerKey, Integer> places = new HashMap<>();
        for (int i = 0; i < unpruned.keys.size(); i++) {
            places.put(unpruned.keys.get(i), i);
        }
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (places.containsKey(keys.get(i))) {
                pairs.add(new int[] {i, places.getOrDefault(keys.get(i), 0)});
            }
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(against(unpruned, pairs));
    }

    private Difference against(Judged unpruned, List<int[]> pairs) {
        Metric difference = metric.minus(unpruned.metric, pairs);
        Groups paired = groups.of(pairs.stream().mapToInt(pair -> pair[0]).toArray());
        Optional<Discordance> changed =
                metric.isShare() && unpruned.metric.isShare()
                        ? Optional.of(changed(unpruned, pairs))
                        : Optional.empty();
        return new Difference(
                difference.value(), interval(difference, paired, changed), pairs.size(), changed);
    }

    private Discordance changed(Judged unpruned, List<int[]> pairs) {
        int lost = 0;
        int gained = 0;
        for (int[] pair : pairs) {
            boolean here = metric.isRight(pair[0]);
            boolean there = unpruned.metric.isRight(pair[1]);
            lost += there && !here ? 1 : 0;
            gained += here && !there ? 1 : 0;
        }
        return new Discordance(lost, gained);
    }

    private static Interval interval(
            Metric difference, Groups paired, Optional<Discordance> changed) {
        int pictures = paired.answered();
        if (changed.isPresent() && paired.isOneAnswerEach()) {
            return Interval.agrestiMin(changed.get(), pictures);
        }
        double[] replicates = paired.replicates(difference);
        if (changed.isPresent() && isConstant(replicates)) {
            int all = Math.toIntExact(Math.round(difference.value() * pictures));
            return Interval.agrestiMin(
                    new Discordance(Math.max(0, -all), Math.max(0, all)), pictures);
        }
        return Interval.percentile(replicates);
    }
}
