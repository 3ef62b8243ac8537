package fastv.eval.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times several pieces of work in turn, so that what disturbs one disturbs all. */
final class Interleaved {
    private final Map<String, Runnable> works = new LinkedHashMap<>();
    private final Map<String, List<Long>> nanos = new LinkedHashMap<>();

    void add(String name, Runnable work) {
        works.put(name, work);
    }

    /** Runs each once untimed, then all in turn. */
    void run(int repetitions) {
        works.values().forEach(Runnable::run);
        for (int i = 0; i < repetitions; i++) {
            works.forEach(
                    (name, work) -> {
                        long start = System.nanoTime();
                        work.run();
                        times(name).add(System.nanoTime() - start);
                    });
        }
    }

    /** The median in seconds. */
    double medianSeconds(String name) {
        return median(times(name).stream().map(n -> n / 1e9).toList());
    }

    /** The median over repetitions of one work's time over another's in the same repetition. */
    double medianRatio(String work, String over) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < times(work).size(); i++) {
            ratios.add((double) times(work).get(i) / times(over).get(i));
        }
        return median(ratios);
    }

    private List<Long> times(String name) {
        return nanos.computeIfAbsent(name, unknown -> new ArrayList<>());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
