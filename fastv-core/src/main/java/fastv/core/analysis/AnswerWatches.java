package fastv.core.analysis;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonElement;
import fastv.core.decode.AttentionRows;
import fastv.core.decode.ForwardObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The watches of all analyses over one answer, as one observer. */
public final class AnswerWatches implements ForwardObserver {
    private final Map<String, AnswerWatch> watches = new LinkedHashMap<>();
    private final List<ForwardObserver> observers = new ArrayList<>();

    /**
     * Begins to watch.
     *
     * @param analyses by public name
     * @param others observers that see the same passes, before the analyses
     */
    public AnswerWatches(
            Map<String, Analysis> analyses, WatchedAnswer answer, List<ForwardObserver> others) {
        observers.addAll(others);
        analyses.forEach(
                (name, analysis) ->
                        analysis.watch(answer)
                                .ifPresent(
                                        watch -> {
                                            watches.put(name, watch);
                                            observers.add(watch);
                                        }));
    }

    @Override
    public int firstQuery(int pass, int layer, int rows) {
        int first = rows;
        for (ForwardObserver observer : observers) {
            first = Math.min(first, observer.firstQuery(pass, layer, rows));
        }
        return first;
    }

    @Override
    public void attention(int pass, int layer, AttentionRows rows) {
        int computed = rows.computed();
        for (ForwardObserver observer : observers) {
            if (observer.firstQuery(pass, layer, computed) < computed) {
                observer.attention(pass, layer, rows);
            }
        }
    }

    @Override
    public void afterLayer(int pass, int layer, NDArray hidden) {
        observers.forEach(observer -> observer.afterLayer(pass, layer, hidden));
    }

    @Override
    public void afterPass(int pass, NDArray logits) {
        observers.forEach(observer -> observer.afterPass(pass, logits));
    }

    /** Whether any of them wants to see the pass of the last token. */
    public boolean wantLastToken() {
        return watches.values().stream().anyMatch(AnswerWatch::wantsLastToken);
    }

    /** What the journal holds, by public name of the analysis. */
    public Map<String, JsonElement> results(FinishedAnswer finished) {
        Map<String, JsonElement> results = new TreeMap<>();
        watches.forEach(
                (name, watch) -> watch.result(finished).ifPresent(tree -> results.put(name, tree)));
        return results;
    }
}
