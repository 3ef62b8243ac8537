package fastv.models.image;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import fastv.core.json.JsonFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the keys of a {@code preprocessor_config.json} mean. */
final class PreprocessorJson {
    /** No tower takes more; larger numbers are slips. */
    private static final int MAX_SIDE = 16_384;

    private static final Extent DEFAULT_CROP = Extent.square(224);
    private static final String BOTH_SIDES =
            "{\"height\": h, \"width\": w} with sides of 1 to " + MAX_SIDE;

    private final JsonKeys keys;
    private final String origin;

    PreprocessorJson(JsonObject json, String origin) {
        this.keys = new JsonKeys(json, origin);
        this.origin = origin;
    }

    static PreprocessorJson read(Path file) {
        return new PreprocessorJson(JsonFile.read(file), file.toString());
    }

    ImageProcessorConfig config() {
        ProcessorFamily family = family();
        boolean pads = keys.flag("do_pad", false) && family.pads();
        boolean resizes = keys.flag("do_resize", true);
        TargetSize size = size(family);
        Resampling resample =
                keys.value(
                        "resample",
                        "a filter number of 0 to 5",
                        element -> Resampling.numbered(JsonKeys.integer(element, 0, 5)),
                        Resampling.BICUBIC);
        boolean crops = keys.flag("do_center_crop", true) && family.crops();
        Extent crop = keys.value("crop_size", BOTH_SIDES, PreprocessorJson::extent, DEFAULT_CROP);
        ChannelScaling scaling = scaling(family);
        keys.refuseProblems();
        return new ImageProcessorConfig(
                pads,
                resizes ? Optional.of(size) : Optional.empty(),
                resample,
                crops ? Optional.of(crop) : Optional.empty(),
                scaling);
    }

    /** The class the configuration is for, under its present or its former key; "" without one. */
    String className() {
        return keys.text("image_processor_type")
                .or(() -> keys.text("feature_extractor_type"))
                .orElse("");
    }

    private ProcessorFamily family() {
        String name = className();
        List<String> known = ProcessorFamily.classNames();
        return ProcessorFamily.named(name)
                .orElseThrow(
                        () ->
                                new BadInputException(
                                        "%s: image_processor_type: expected one of %s, got \"%s\"%s"
                                                .formatted(
                                                        origin,
                                                        known,
                                                        name,
                                                        Nearest.hint(name, known))));
    }

    private TargetSize size(ProcessorFamily family) {
        return family.crops()
                ? keys.value(
                        "size",
                        "{\"shortest_edge\": n} or " + BOTH_SIDES,
                        PreprocessorJson::edgeOrExtent,
                        family.defaultSize())
                : keys.value(
                        "size",
                        BOTH_SIDES,
                        element -> new TargetSize.Exactly(extent(element)),
                        family.defaultSize());
    }

    private ChannelScaling scaling(ProcessorFamily family) {
        return new ChannelScaling(
                keys.flag("do_rescale", true),
                keys.value(
                        "rescale_factor",
                        "a number",
                        JsonKeys::number,
                        ImageProcessorConfig.BYTE_RANGE),
                keys.flag("do_normalize", true),
                keys.value(
                        "image_mean",
                        "3 numbers",
                        PreprocessorJson::channels,
                        family.defaultMean()),
                keys.value(
                        "image_std",
                        "3 numbers above 0",
                        PreprocessorJson::deviations,
                        family.defaultStd()));
    }

    private static TargetSize edgeOrExtent(JsonElement element) {
        if (element.isJsonPrimitive()) {
            return new TargetSize.ShortestEdge(side(element));
        }
        JsonElement edge = element.getAsJsonObject().get("shortest_edge");
        return edge == null
                ? new TargetSize.Exactly(extent(element))
                : new TargetSize.ShortestEdge(side(edge));
    }

    private static Extent extent(JsonElement element) {
        if (element.isJsonPrimitive()) {
            return Extent.square(side(element));
        }
        JsonObject sides = element.getAsJsonObject();
        if (!sides.has("height") || !sides.has("width")) {
            throw new IllegalArgumentException("height and width: expected both");
        }
        return new Extent(side(sides.get("height")), side(sides.get("width")));
    }

    private static int side(JsonElement element) {
        return JsonKeys.integer(element, 1, MAX_SIDE);
    }

    private static List<Double> channels(JsonElement element) {
        List<Double> numbers =
                element.getAsJsonArray().asList().stream().map(JsonKeys::number).toList();
        if (numbers.size() != PixelImage.CHANNELS) {
            throw new IllegalArgumentException("channels: " + numbers);
        }
        return numbers;
    }

    private static List<Double> deviations(JsonElement element) {
        List<Double> numbers = channels(element);
        if (numbers.stream().anyMatch(number -> number <= 0)) {
            throw new IllegalArgumentException("deviations: " + numbers);
        }
        return numbers;
    }
}
