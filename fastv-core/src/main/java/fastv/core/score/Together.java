package fastv.core.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The share of right answers over all kinds of question of one setting and data set. */
final class Together {
    private final String set;
    private final List<Boolean> right = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final List<AnswerKey> keys = new ArrayList<>();
    private double withoutLooking;
    private int kinds;

    Together(String set) {
        this.set = set;
    }

    String set() {
        return set;
    }

    int count() {
        return kinds;
    }

    /**
     * Takes one kind.
     *
     * @param ofAnswer the group of pictures of each answer
     */
    void add(Judged kind, int[] ofAnswer) {
        kinds++;
        IntStream.range(0, ofAnswer.length).forEach(i -> right.add(kind.metric().isRight(i)));
        IntStream.of(ofAnswer).forEach(groups::add);
        keys.addAll(kind.keys());
        withoutLooking += ofAnswer.length * kind.metric().withoutLooking().orElse(0);
    }

    Judged judged(int pictures) {
        int[] ofAnswer = groups.stream().mapToInt(Integer::intValue).toArray();
        return new Judged(
                "",
                Metric.share("accuracy", right, withoutLooking / right.size()),
                new Groups(set, ofAnswer, pictures),
                keys);
    }
}
