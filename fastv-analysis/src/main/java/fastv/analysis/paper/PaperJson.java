package fastv.analysis.paper;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fastv.core.score.Score;
import java.util.List;

/** A {@link RunTable} for programs. */
final class PaperJson {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private PaperJson() {}

    static String of(RunTable table) {
        JsonArray rows = new JsonArray();
        table.rows().forEach(row -> rows.add(of(row, table.paper().printed().unpruned())));
        JsonObject root = new JsonObject();
        root.add("rows", rows);
        root.add("missing", of(table.missing()));
        root.add("disagreements", of(table.disagreements().lines()));
        return JSON.toJson(root) + "\n";
    }

    private static JsonObject of(TableRow row, PrintedRow unpruned) {
        JsonObject object = new JsonObject();
        object.addProperty("row", row.printed().name());
        object.addProperty("setting", row.setting());
        object.addProperty("flopsBillionsPerLayer", row.flops());
        object.addProperty("flopsRatio", row.flopsRatio());
        JsonObject scores = new JsonObject();
        row.scores().forEach(score -> scores.add(PaperReport.title(score), of(score)));
        object.add("scores", scores);
        object.addProperty("kept", row.kept().value());
        object.addProperty("lossLow", row.kept().lossInterval().low());
        object.addProperty("lossHigh", row.kept().lossInterval().high());
        row.printed().kept(unpruned).ifPresent(kept -> object.addProperty("printedKept", kept));
        return object;
    }

    private static JsonArray of(List<String> lines) {
        JsonArray array = new JsonArray();
        lines.forEach(array::add);
        return array;
    }

    private static JsonObject of(Score score) {
        JsonObject object = new JsonObject();
        object.addProperty("metric", score.metric());
        object.addProperty("value", score.value());
        object.addProperty("low", score.interval().low());
        object.addProperty("high", score.interval().high());
        object.addProperty("answers", score.answers());
        return object;
    }
}
