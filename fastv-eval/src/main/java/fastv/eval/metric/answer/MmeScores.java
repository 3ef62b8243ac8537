package fastv.eval.metric.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * MME's points: per category the percentage of right questions plus the percentage of pictures
 * whose two questions are both right, 0 to 200.
 *
 * @param categories by name
 */
public record MmeScores(Map<String, Category> categories) {
    private static final Set<String> COGNITION =
            Set.of(
                    "commonsense_reasoning",
                    "numerical_calculation",
                    "text_translation",
                    "code_reasoning");

    /**
     * One category.
     *
     * @param accuracy right questions in percent
     * @param accuracyPlus pictures with both questions right in percent
     * @param other answers that were neither yes nor no
     */
    public record Category(double accuracy, double accuracyPlus, int other) {
        /** The category's points. */
        public double score() {
            return accuracy + accuracyPlus;
        }
    }

    /**
     * One judged question.
     *
     * @param category its category
     * @param image its picture; two questions each
     * @param verdict what was made of the answer
     */
    public record Question(String category, String image, Verdict verdict) {}

    /** Copies the map, in alphabetical order so that sums always come out alike. */
    public MmeScores {
        categories = Collections.unmodifiableMap(new TreeMap<>(categories));
    }

    /** Pairs are two consecutive questions of a category, as in the official tool. */
    public static MmeScores ofConsecutive(List<Question> questions) {
        return of(
                questions,
                inCategory -> {
                    List<List<Verdict>> pairs = new ArrayList<>();
                    for (int i = 0; i < inCategory.size(); i += 2) {
                        int end = Math.min(i + 2, inCategory.size());
                        pairs.add(
                                inCategory.subList(i, end).stream()
                                        .map(Question::verdict)
                                        .toList());
                    }
                    return pairs;
                });
    }

    /** Pairs are the questions of one picture of a category, as in lmms-eval. */
    public static MmeScores ofImages(List<Question> questions) {
        return of(
                questions,
                inCategory -> {
                    Map<String, List<Verdict>> byImage = new LinkedHashMap<>();
                    for (Question question : inCategory) {
                        byImage.computeIfAbsent(question.image(), image -> new ArrayList<>())
                                .add(question.verdict());
                    }
                    return byImage.values();
                });
    }

    /** How the questions of a category fall into pictures. */
    private interface Pairing {
        Collection<List<Verdict>> pairs(List<Question> inCategory);
    }

    private static MmeScores of(List<Question> questions, Pairing pairing) {
        Map<String, List<Question>> byCategory = new TreeMap<>();
        for (Question question : questions) {
            byCategory
                    .computeIfAbsent(question.category(), category -> new ArrayList<>())
                    .add(question);
        }
        Map<String, Category> categories = new TreeMap<>();
        byCategory.forEach(
                (name, inCategory) -> categories.put(name, category(pairing.pairs(inCategory))));
        return new MmeScores(categories);
    }

    private static Category category(Collection<List<Verdict>> pairs) {
        List<Verdict> all = pairs.stream().flatMap(List::stream).toList();
        double right = all.stream().mapToDouble(Verdict::score).average().orElse(0);
        double both = pairs.stream().filter(p -> p.stream().allMatch(v -> v.score() == 1)).count();
        long other = all.stream().filter(v -> "other".equals(v.parsed())).count();
        return new Category(100 * right, 100 * both / pairs.size(), (int) other);
    }

    /** The sum over the categories of perception present. */
    public double perception() {
        return total() - cognition();
    }

    /** The sum over the categories of cognition present. */
    public double cognition() {
        return categories.entrySet().stream()
                .filter(category -> COGNITION.contains(category.getKey()))
                .mapToDouble(category -> category.getValue().score())
                .sum();
    }

    /** Both together. */
    public double total() {
        return categories.values().stream().mapToDouble(Category::score).sum();
    }
}
