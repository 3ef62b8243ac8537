package fastv.analysis.summary;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Optional;

/** The summary as JSON: a list of settings, every number in full, units in the keys. */
final class SummaryJson {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

    private SummaryJson() {}

    static String of(SummaryTable table) {
        JsonArray settings = new JsonArray();
        table.settings().forEach(setting -> settings.add(setting(setting)));
        JsonObject root = new JsonObject();
        root.add("settings", settings);
        return GSON.toJson(root) + "\n";
    }

    private static JsonObject setting(SettingSummary s) {
        JsonObject json = new JsonObject();
        json.addProperty("setting", s.setting());
        json.addProperty("samples", s.samples());
        json.add("agreement", share(s.agreement()));
        json.add("right", share(s.right()));
        json.addProperty("imageTokensBefore", s.imageTokensBefore());
        json.addProperty("imageTokensAfter", s.imageTokensAfter());
        json.addProperty("equivalentImageTokens", s.equivalentImageTokens());
        JsonArray layers = new JsonArray();
        s.tokensPerLayer().forEach(layers::add);
        json.add("tokensPerLayer", layers);
        JsonObject flops = new JsonObject();
        s.flops().forEach((name, formula) -> flops.add(name, formula(formula)));
        json.add("flops", flops);
        json.addProperty("kvPredictedBytes", s.kvPredictedBytes());
        json.addProperty("kvMeasuredBytes", s.kvMeasuredBytes());
        json.add("medianSeconds", times(s.times()));
        json.addProperty("peakBytes", s.peakBytes());
        return json;
    }

    private static JsonElement share(Optional<Share> share) {
        if (share.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        JsonObject json = new JsonObject();
        json.addProperty("count", share.get().count());
        json.addProperty("of", share.get().of());
        json.addProperty("share", share.get().value());
        return json;
    }

    private static JsonObject formula(FormulaSummary formula) {
        JsonObject json = new JsonObject();
        json.addProperty("figure", formula.figure());
        json.addProperty("unit", formula.unit());
        json.addProperty("decoder", formula.decoder());
        json.addProperty("decoderRatio", formula.decoderRatio());
        json.addProperty("total", formula.total());
        json.addProperty("totalRatio", formula.totalRatio());
        return json;
    }

    private static JsonObject times(StageSeconds times) {
        JsonObject json = new JsonObject();
        json.addProperty("imageProcessing", times.imageProcessing());
        json.addProperty("vision", times.vision());
        json.addProperty("prefill", times.prefill());
        json.addProperty("selection", times.selection());
        json.addProperty("decode", times.decode());
        json.addProperty("timeToFirstToken", times.timeToFirstToken());
        return json;
    }
}
