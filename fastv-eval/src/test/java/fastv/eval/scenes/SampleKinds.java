package fastv.eval.scenes;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import fastv.eval.EvalModule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The kinds of question as the program binds them. */
final class SampleKinds {
    private SampleKinds() {}

    static Map<String, QuestionKind> all() {
        return new TreeMap<>(
                Guice.createInjector(new EvalModule())
                        .getInstance(Key.get(new TypeLiteral<Map<String, QuestionKind>>() {})));
    }

    static QuestionKind named(String kind) {
        return Objects.requireNonNull(all().get(kind), kind);
    }

    static SceneSource even(SceneSplit split, long seed, int turns) {
        return new SceneSource(split, seed, QuestionMix.even(all().values(), turns));
    }

    static SceneSource only(String kind, SceneSplit split, long seed) {
        return new SceneSource(split, seed, QuestionMix.even(List.of(named(kind)), 1));
    }
}
