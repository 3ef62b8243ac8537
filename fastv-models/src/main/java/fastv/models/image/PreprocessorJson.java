package fastv.models.image;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the keys of a {@code preprocessor_config.json} and collects what is wrong with them. */
final class PreprocessorJson {
    /** No tower takes more; larger numbers are slips. */
    private static final int MAX_SIDE = 16_384;

    private static final String SIDES = " with sides of 1 to " + MAX_SIDE;

    private static final int MAX_FILE_BYTES = 1 << 20;

    private final JsonObject json;
    private final String origin;
    private final List<String> problems = new ArrayList<>();

    PreprocessorJson(JsonObject json, String origin) {
        this.json = json;
        this.origin = origin;
    }

    static PreprocessorJson read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new BadInputException(
                        file + ": expected at most " + MAX_FILE_BYTES + " bytes of JSON");
            }
            JsonElement root =
                    new GsonBuilder()
                            .setStrictness(Strictness.STRICT)
                            .create()
                            .fromJson(Files.readString(file), JsonElement.class);
            if (root == null || !root.isJsonObject()) {
                throw new BadInputException(file + ": expected a JSON object");
            }
            return new PreprocessorJson(root.getAsJsonObject(), file.toString());
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + ": no such file", e);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (JsonParseException e) {
            throw new BadInputException(file + ": expected JSON: " + e.getMessage(), e);
        }
    }

    ImageProcessorConfig config() {
        ProcessorFamily family = family();
        boolean pads = flag("do_pad", false) && family.pads();
        boolean resizes = flag("do_resize", true);
        boolean crops = flag("do_center_crop", true) && family.crops();
        boolean rescales = flag("do_rescale", true);
        boolean normalizes = flag("do_normalize", true);
        TargetSize size =
                value(
                        "size",
                        family.crops()
                                ? "{\"shortest_edge\": n} or {\"height\": h, \"width\": w}" + SIDES
                                : "{\"height\": h, \"width\": w}" + SIDES,
                        element -> size(element, family),
                        family.defaultSize());
        Extent crop =
                value(
                        "crop_size",
                        "{\"height\": h, \"width\": w}" + SIDES,
                        PreprocessorJson::extent,
                        Extent.square(224));
        Resampling resample =
                value(
                        "resample",
                        "a filter number of 0 to 5",
                        element -> Resampling.numbered(integer(element)),
                        Resampling.BICUBIC);
        double factor =
                value(
                        "rescale_factor",
                        "a number",
                        PreprocessorJson::number,
                        ImageProcessorConfig.BYTE_RANGE);
        List<Double> mean =
                value("image_mean", "3 numbers", PreprocessorJson::triple, family.defaultMean());
        List<Double> std =
                value(
                        "image_std",
                        "3 numbers other than 0",
                        PreprocessorJson::divisors,
                        family.defaultStd());
        if (!problems.isEmpty()) {
            throw new BadInputException(problems);
        }
        return new ImageProcessorConfig(
                pads,
                resizes ? Optional.of(size) : Optional.empty(),
                resample,
                crops ? Optional.of(crop) : Optional.empty(),
                new ChannelScaling(rescales, factor, normalizes, mean, std));
    }

    private ProcessorFamily family() {
        List<String> known = ProcessorFamily.classNames();
        String name = className(json).orElse("");
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

    /** The class that the configuration is for, under either of its keys. */
    static Optional<String> className(JsonObject json) {
        return Stream.of("image_processor_type", "feature_extractor_type")
                .map(json::get)
                .filter(element -> element != null && element.isJsonPrimitive())
                .map(JsonElement::getAsString)
                .findFirst();
    }

    private boolean flag(String key, boolean otherwise) {
        return value(key, "true or false", PreprocessorJson::truth, otherwise);
    }

    /** The value of a key, or the default where it is missing, null or wrong. */
    private <T> T value(
            String key, String expected, Function<JsonElement, T> reading, T otherwise) {
        JsonElement element = json.get(key);
        if (element == null || element.isJsonNull()) {
            return otherwise;
        }
        try {
            return reading.apply(element);
        } catch (IllegalArgumentException | IllegalStateException e) {
            problems.add("%s: %s: expected %s, got %s".formatted(origin, key, expected, element));
            return otherwise;
        }
    }

    private static TargetSize size(JsonElement element, ProcessorFamily family) {
        if (!family.crops()) {
            return new TargetSize.Exactly(extent(element));
        }
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
        int side = integer(element);
        if (side < 1 || side > MAX_SIDE) {
            throw new IllegalArgumentException("side: " + side);
        }
        return side;
    }

    private static int integer(JsonElement element) {
        double number = number(element);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("integer: " + number);
        }
        return (int) number;
    }

    private static double number(JsonElement element) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
            throw new IllegalArgumentException("number: " + element);
        }
        double number = element.getAsDouble();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("number: " + number);
        }
        return number;
    }

    private static boolean truth(JsonElement element) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw new IllegalArgumentException("flag: " + element);
        }
        return element.getAsBoolean();
    }

    private static List<Double> triple(JsonElement element) {
        List<Double> numbers =
                element.getAsJsonArray().asList().stream().map(PreprocessorJson::number).toList();
        if (numbers.size() != PixelImage.CHANNELS) {
            throw new IllegalArgumentException("channels: " + numbers);
        }
        return numbers;
    }

    private static List<Double> divisors(JsonElement element) {
        List<Double> numbers = triple(element);
        if (numbers.contains(0.0) || numbers.contains(-0.0)) {
            throw new IllegalArgumentException("divisors: " + numbers);
        }
        return numbers;
    }
}
