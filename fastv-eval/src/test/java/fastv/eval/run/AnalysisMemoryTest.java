package fastv.eval.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.core.analysis.Analysis;
import fastv.core.journal.JournalEntry;
import fastv.core.plugin.Part;
import fastv.eval.plugin.Composition;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analysis holds settings, no state: what it is after many samples it was before the first. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnalysisMemoryTest {
    @TempDir private Path output = Path.of("");

    @Test
    void no_registered_analysis_holds_more_after_many_samples_than_before_the_first() {
        SampleRun sampleRun = new SampleRun(output);
        ExperimentPlan plan =
                sampleRun.plan(
                        "analysis=[attention, {attention-map: {first: 1000}}, loyalty, drift,"
                                + " scores, shift]",
                        "data={format: scenes, scenes: 60, kinds: [exists]}",
                        "strategies=[none, {fastv: {k: 2, r: 0.5}}]",
                        "generation.max-new-tokens=2");
        Map<String, Analysis> analyses = plan.analyses();
        assertThat(analyses).containsOnlyKeys(registered().toArray(String[]::new));
        int before = objects(analyses);
        int[] answers = {0};
        sampleRun.run(
                plan,
                new StopSignal(),
                new SampleRun.Silence() {
                    @Override
                    public void answered(JournalEntry entry) {
                        answers[0]++;
                    }
                });
        assertThat(answers[0]).isGreaterThan(80);
        assertThat(objects(analyses)).isEqualTo(before);
    }

    private static Set<String> registered() {
        return Composition.ofClassPath()
                .getInstance(Key.get(new TypeLiteral<Map<String, Part<?, Analysis>>>() {}))
                .keySet();
    }

    /** Objects that can be reached through the program's own classes and through collections. */
    private static int objects(Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> waiting = new ArrayDeque<>(Set.of(root));
        while (!waiting.isEmpty()) {
            Object one = waiting.pop();
            if (seen.add(one)) {
                if (one instanceof Map<?, ?> map) {
                    waiting.addAll(map.keySet());
                    waiting.addAll(map.values());
                } else if (one instanceof Collection<?> collection) {
                    waiting.addAll(collection);
                } else if (one instanceof Optional<?> optional) {
                    optional.ifPresent(waiting::push);
                } else if (one.getClass().getName().startsWith("fastv.")) {
                    addFields(one, waiting);
                }
            }
        }
        return seen.size();
    }

    private static void addFields(Object one, Deque<Object> waiting) {
        for (Class<?> type = one.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    try {
                        field.setAccessible(true);
                        Optional.ofNullable(field.get(one)).ifPresent(waiting::push);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(field.toString(), e);
                    }
                }
            }
        }
    }
}
