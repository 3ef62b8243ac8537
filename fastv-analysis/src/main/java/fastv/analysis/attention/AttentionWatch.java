package fastv.analysis.attention;

import com.google.gson.JsonElement;
import fastv.core.analysis.AnswerWatch;
import fastv.core.analysis.FinishedAnswer;
import fastv.core.decode.AttentionRows;
import fastv.core.prune.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads one answer's attention. The row that chose output token i is that of pass i - 1; token i's
 * own row is that of pass i. So one sum over passes gives both readings: one without the last pass,
 * one without the first.
 */
public final class AttentionWatch implements AnswerWatch {
    private final AttentionAnalysis.Options settings;
    private final String sample;
    private final List<AttentionSums> layers = new ArrayList<>();
    private int heads;

    AttentionWatch(AttentionAnalysis.Options settings, String sample) {
        this.settings = settings;
        this.sample = sample;
    }

    /**
     * A watch outside of a run.
     *
     * @param own whether own rows are read too
     * @param sample for messages
     */
    public static AttentionWatch of(boolean own, String sample) {
        return new AttentionWatch(new AttentionAnalysis.Options(own, true), sample);
    }

    @Override
    public int firstQuery(int pass, int layer, int rows) {
        return rows - 1;
    }

    @Override
    public void attention(int pass, int layer, AttentionRows rows) {
        if (layer == layers.size()) {
            layers.add(new AttentionSums());
            heads = rows.heads();
        }
        AttentionSums sums = layers.get(layer);
        String where = "sample \"" + sample + "\", pass " + pass + ", layer " + layer;
        int[] sees = pass == 0 ? rows.lastSees() : new int[0];
        sums.add(rows.lastBySegment(), sees, where);
    }

    @Override
    public boolean wantsLastToken() {
        return settings.own();
    }

    @Override
    public Optional<JsonElement> result(FinishedAnswer finished) {
        return record(finished.generation().tokens().size()).map(AttentionRecord::json);
    }

    /**
     * What was read.
     *
     * @param tokens output tokens; an empty answer has no rows and no record
     */
    public Optional<AttentionRecord> record(int tokens) {
        if (tokens == 0 || layers.isEmpty()) {
            return Optional.empty();
        }
        boolean lastWasFed = layers.get(0).passes() == tokens + 1;
        Map<String, AttentionReading> readings = new TreeMap<>();
        readings.put(AttentionRecord.PRODUCING, reading(tokens, true, !lastWasFed));
        if (settings.own() && lastWasFed) {
            readings.put(AttentionRecord.OWN, reading(tokens, false, true));
        }
        return Optional.of(new AttentionRecord(layers.size(), heads, readings));
    }

    private AttentionReading reading(int tokens, boolean withFirst, boolean withLast) {
        List<List<Integer>> counts = new ArrayList<>();
        List<FloatMatrix> lambda = new ArrayList<>();
        for (AttentionSums sums : layers) {
            counts.add(sums.tokens(tokens));
            lambda.add(sums.sums(withFirst, withLast, settings.perHead()));
        }
        return new AttentionReading(tokens, counts, lambda);
    }
}
