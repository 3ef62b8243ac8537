package fastv.core.score;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Answers in groups about the same pictures, and the draws of groups that a bootstrap makes: the
 * same pictures for all settings and kinds of a data set.
 */
final class Groups {
    /** What is drawn hangs on this, on the data set's name and on how many pictures it has. */
    private static final long SEED = 20_240_311;

    private final String set;
    private final int[] ofAnswer;
    private final int count;

    /**
     * @param set name of the data set
     * @param ofAnswer the group of each answer
     * @param count groups of the whole data set
     */
    Groups(String set, int[] ofAnswer, int count) {
        this.set = set;
        this.ofAnswer = ofAnswer.clone();
        this.count = count;
    }

    /** Those of some of the answers. */
    Groups of(int[] answers) {
        return new Groups(set, Arrays.stream(answers).map(i -> ofAnswer[i]).toArray(), count);
    }

    /** How many groups have an answer. */
    int answered() {
        return Math.toIntExact(Arrays.stream(ofAnswer).distinct().count());
    }

    boolean isOneAnswerEach() {
        return answered() == ofAnswer.length;
    }

    /** A metric of groups drawn with replacement, as many as there are. */
    double[] replicates(Metric metric) {
        int width = metric.width();
        double[] byGroup = metric.sumsOf(ofAnswer, count);
        SplittableRandom random = new SplittableRandom(SEED + set.hashCode());
        double[] replicates = new double[Scoreboard.REPLICATES];
        double[] sums = new double[width];
        for (int replicate = 0; replicate < replicates.length; replicate++) {
            Arrays.fill(sums, 0);
            for (int draw = 0; draw < count; draw++) {
                int from = random.nextInt(count) * width;
                for (int i = 0; i < width; i++) {
                    sums[i] += byGroup[from + i];
                }
            }
            replicates[replicate] = metric.of(sums);
        }
        return replicates;
    }
}
