package fastv.eval.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The smallest strategy around one named part, as YAML: a stage whose other parts are plain ones.
 *
 * @param plain the stage's keys with their plain parts
 * @param all the budget under which nothing leaves
 */
record PartStages(Map<String, String> plain, String all) {
    private static final String SITE = "site";
    private static final String BUDGET = "budget";
    private static final String SELECT = "select";
    private static final String BEYOND = "{name: before-layer, layer: 1000}";
    private static final String SOME_PICKED = "[{name: top-k, share: 0.25}, %s]";

    /** A cut before layer 2. */
    static final PartStages IN_DECODER =
            of(
                    "{name: before-layer, layer: 2}",
                    "{name: constant}",
                    "{name: ratio, r: 0.5}",
                    "{name: top-k}",
                    "{name: ratio, r: 0}");

    /** Between tower and projector. */
    static final PartStages BEFORE_DECODER =
            of(
                    "tower-out",
                    "{name: cls-attention}",
                    "{name: ratio, r: 0.5}",
                    "{name: top-k}",
                    "{name: ratio, r: 0}");

    /** On the caches; they keep more than the window that a score may need. */
    static final PartStages ON_CACHES =
            of(
                    "kv-prefill",
                    "{name: accumulated-attention}",
                    "{name: count, value: 48}",
                    "{name: top-k-and-recent, recent: 32}",
                    "{name: count, value: 100000}");

    PartStages {
        plain = Map.copyOf(plain);
    }

    private static PartStages of(
            String site, String score, String budget, String select, String all) {
        return new PartStages(
                Map.of(SITE, site, "score", score, BUDGET, budget, SELECT, select), all);
    }

    /** With the part under its key: {@code score}. */
    String with(String key, String part) {
        Map<String, String> stage = new LinkedHashMap<>(plain);
        stage.put(key, part);
        return stage.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{name: check, stages: [{", "}]}"));
    }

    /** The same where nothing should leave. */
    String withAll(String key, String part) {
        return but(BUDGET, all).with(key, part);
    }

    /** The same beyond the last layer. */
    String beyond(String key, String part) {
        return but(SITE, BEYOND).with(key, part);
    }

    /** A selector behind another one that has picked a quarter of the budget. */
    String second(String selector) {
        return with(SELECT, SOME_PICKED.formatted(selector));
    }

    private PartStages but(String key, String value) {
        Map<String, String> other = new LinkedHashMap<>(plain);
        other.put(key, value);
        return new PartStages(other, all);
    }
}
