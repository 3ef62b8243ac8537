package fastv.strategies.conformance;

import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.prune.FloatMatrix;
import fastv.strategies.budget.MergeSchedule;
import fastv.strategies.merge.BipartiteSoft;
import fastv.strategies.transform.Cosine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Golden kind {@code tome}: merging step by step, and the schedules. */
public final class ToMeKind implements ConformanceKind {

    /** A sequence after some merging; {@code owner} counts from the first one's tokens. */
    @SuppressWarnings("ArrayRecordComponent") // handed from one step to the next, never compared
    private record State(FloatMatrix tokens, float[] sizes, int[] owner) {}

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        Batch.refuseDecoder(golden);
        switch (golden.string("mode")) {
            case "merge" -> merge(golden, comparison);
            case "schedule" ->
                    comparison.list(
                            "schedule", schedule(golden).perBlock(golden.integer("layers")));
            default -> throw Batch.unknownMode(golden);
        }
    }

    private static MergeSchedule schedule(GoldenCase golden) {
        return switch (golden.string("form")) {
            case "int" -> new MergeSchedule.Constant(golden.integer("r"));
            case "pair" ->
                    new MergeSchedule.Inflected(golden.integer("r"), golden.number("inflection"));
            case "list" ->
                    new MergeSchedule.Listed(Arrays.stream(golden.integers("r")).boxed().toList());
            default -> throw new UnsupportedCaseException("form " + golden.string("form"));
        };
    }

    private static void merge(GoldenCase golden, Comparison comparison) {
        BipartiteSoft rule =
                new BipartiteSoft(
                        golden.input().get("class_token").getAsBoolean(),
                        golden.input().get("distill_token").getAsBoolean());
        List<FloatMatrix> tokens = CaseTensor.of(golden, "tokens").matrices();
        List<FloatMatrix> metric = CaseTensor.of(golden, "metric").matrices();
        List<State> ends = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            ends.add(steps(rule, tokens.get(i), metric.get(i), golden.integers("r")));
        }
        long batch = ends.size();
        FloatMatrix first = ends.get(0).tokens();
        Batch.floats(
                comparison,
                "merged",
                ends.stream().map(end -> leading(end.tokens(), first.columns())).toList(),
                batch,
                first.rows(),
                first.columns());
        Batch.floats(
                comparison,
                "size",
                ends.stream().map(State::sizes).toList(),
                batch,
                first.rows(),
                1);
        Batch.integers(comparison, "owner", ends.stream().map(State::owner).toList(), batch);
    }

    /** The first step compares by the metric given, later ones by the tokens' first channels. */
    private static State steps(
            BipartiteSoft rule, FloatMatrix tokens, FloatMatrix metric, int[] asked) {
        float[] ones = new float[tokens.rows()];
        Arrays.fill(ones, 1);
        State state = new State(tokens, ones, IntStream.range(0, ones.length).toArray());
        FloatMatrix compared = metric;
        for (int r : asked) {
            FloatMatrix similarity =
                    Cosine.between(Rows.everySecond(compared, 0), Rows.everySecond(compared, 1));
            BipartiteSoft.Merging merging = rule.merge(similarity, state.sizes(), r);
            FloatMatrix merged = Rows.merge(state.tokens(), merging.tokens());
            int[] owner = Arrays.stream(state.owner()).map(slot -> merging.owner()[slot]).toArray();
            state = new State(merged, merging.sizes(), owner);
            compared =
                    new FloatMatrix(
                            merged.rows(), metric.columns(), leading(merged, metric.columns()));
        }
        return state;
    }

    /** The first channels of every row. */
    private static float[] leading(FloatMatrix rows, int channels) {
        return Rows.concat(
                IntStream.range(0, rows.rows())
                        .mapToObj(row -> Arrays.copyOf(rows.row(row), channels))
                        .toList());
    }
}
