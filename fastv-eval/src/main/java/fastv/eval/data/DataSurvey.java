package fastv.eval.data;

import fastv.core.error.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * What one look at every sample has shown.
 *
 * @param samples how many there are
 * @param pictures how many of them show at least one picture
 * @param hash of ids, questions, references and the bytes of the pictures, in hexadecimal; where
 *     the files lie and what they are called does not count
 */
public record DataSurvey(int samples, int pictures, String hash) {
    private static final int MOST_PROBLEMS = 100;

    /**
     * Looks at a data set.
     *
     * @throws BadInputException with the problems of all samples, or if there is none
     */
    public static DataSurvey of(SampleSource source) {
        DataHash hash = new DataHash();
        List<String> problems = new ArrayList<>();
        int samples = 0;
        int pictures = 0;
        try (SampleSource.Stream stream = source.open()) {
            while (problems.size() < MOST_PROBLEMS && stream.hasNext()) {
                try {
                    Sample sample = stream.next();
                    hash.add(sample);
                    samples++;
                    pictures += sample.pictures().isEmpty() ? 0 : 1;
                } catch (BadInputException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
        if (samples == 0) {
            throw new BadInputException(source.name() + ": expected at least one question, got 0");
        }
        return new DataSurvey(samples, pictures, hash.value());
    }
}
