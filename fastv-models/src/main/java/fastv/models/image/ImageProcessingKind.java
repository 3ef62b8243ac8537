package fastv.models.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fastv.core.conformance.Comparison;
import fastv.core.conformance.ConformanceKind;
import fastv.core.conformance.GoldenCase;
import fastv.core.conformance.UnsupportedCaseException;
import fastv.core.error.BadInputException;
import java.util.Arrays;
import java.util.List;

/** Golden kind {@code image-processing}: pictures to tower input, byte by byte. */
public final class ImageProcessingKind implements ConformanceKind {
    private static final PictureReader AS_STORED = PictureReader.standard();
    private static final PictureReader UPRIGHT = new PictureReader(AS_STORED.maxPixels(), true);

    @Override
    public void run(GoldenCase golden, Comparison comparison) {
        String mode = golden.string("mode");
        switch (mode) {
            case "decode" -> decode(golden, comparison);
            case "resize" -> resize(golden, comparison);
            case "process" -> process(golden, comparison);
            case "group" -> group(golden, comparison);
            case "frames" -> frames(golden, comparison);
            default -> throw new UnsupportedCaseException("mode " + mode);
        }
    }

    private static void decode(GoldenCase golden, Comparison comparison) {
        JsonArray images = golden.input().getAsJsonArray("images");
        for (int i = 0; i < images.size(); i++) {
            compare(golden, comparison, "rgb", i, picture(golden, AS_STORED, images.get(i)));
            compare(golden, comparison, "exif_rgb", i, picture(golden, UPRIGHT, images.get(i)));
        }
    }

    private static void resize(GoldenCase golden, Comparison comparison) {
        JsonArray requests = golden.input().getAsJsonArray("requests");
        for (int i = 0; i < requests.size(); i++) {
            JsonObject request = requests.get(i).getAsJsonObject();
            PixelImage image = picture(golden, AS_STORED, request.get("image"));
            PixelImage resized =
                    Resampling.named(request.get("filter").getAsString())
                            .resize(
                                    image,
                                    request.get("width").getAsInt(),
                                    request.get("height").getAsInt());
            compare(golden, comparison, "out", i, resized);
        }
    }

    private static void process(GoldenCase golden, Comparison comparison) {
        List<PixelValues> processed = processed(golden);
        for (int i = 0; i < processed.size(); i++) {
            PixelValues values = processed.get(i);
            long[] shape = {PixelImage.CHANNELS, values.height(), values.width()};
            String place = "[" + i + "]";
            if (comparison.expects("bytes")) {
                JsonElement expected = golden.expect().getAsJsonArray("bytes").get(i);
                comparison.bytes("bytes" + place, expected, values.levels(), shape);
            }
            if (comparison.expects("values")) {
                JsonElement expected = golden.expect().getAsJsonArray("values").get(i);
                comparison.floatsAt("values" + place, expected, values.values(), shape);
            }
        }
    }

    /** All pictures of one call, one behind the other: these processors make equal shapes. */
    private static void group(GoldenCase golden, Comparison comparison) {
        List<PixelValues> processed = processed(golden);
        PixelValues first = processed.get(0);
        int each = first.levels().length;
        byte[] levels = new byte[each * processed.size()];
        float[] values = new float[each * processed.size()];
        for (int i = 0; i < processed.size(); i++) {
            System.arraycopy(processed.get(i).levels(), 0, levels, i * each, each);
            System.arraycopy(processed.get(i).values(), 0, values, i * each, each);
        }
        long[] shape = {processed.size(), PixelImage.CHANNELS, first.height(), first.width()};
        if (comparison.expects("bytes")) {
            comparison.bytes("bytes", golden.expect().get("bytes"), levels, shape);
        }
        comparison.floats("values", values, shape);
    }

    private static List<PixelValues> processed(GoldenCase golden) {
        JsonObject json = golden.input().getAsJsonObject("processor");
        String origin = golden.folder().resolve("case.json").toString();
        String className = new PreprocessorJson(json, origin).className();
        if (ProcessorFamily.named(className).isEmpty()) {
            throw new UnsupportedCaseException("processor " + className);
        }
        ImageProcessor processor = ImageProcessor.of(ImageProcessorConfig.of(json, origin));
        return golden.input().getAsJsonArray("images").asList().stream()
                .map(image -> processor.process(picture(golden, AS_STORED, image)))
                .toList();
    }

    private static void frames(GoldenCase golden, Comparison comparison) {
        int[] totals = golden.integers("totals");
        comparison.json("linspace", frames(golden, "linspace", FrameSampling.LINSPACE, totals));
        comparison.json("arange", frames(golden, "arange", FrameSampling.ARANGE, totals));
    }

    /** The expectation's keys say how many frames are wanted. */
    private static JsonArray frames(
            GoldenCase golden, String name, FrameSampling sampling, int[] totals) {
        JsonArray chosen = new JsonArray();
        for (int i = 0; i < totals.length; i++) {
            JsonObject byCount = new JsonObject();
            for (String wanted :
                    golden.expect().getAsJsonArray(name).get(i).getAsJsonObject().keySet()) {
                JsonArray indices = new JsonArray();
                Arrays.stream(sampling.indices(totals[i], Integer.parseInt(wanted)))
                        .forEach(indices::add);
                byCount.add(wanted, indices);
            }
            chosen.add(byCount);
        }
        return chosen;
    }

    private static PixelImage picture(GoldenCase golden, PictureReader reader, JsonElement entry) {
        return reader.read(
                golden.file(entry)
                        .orElseThrow(
                                () ->
                                        new BadInputException(
                                                golden.folder()
                                                        + ": expected the name of a picture, got "
                                                        + entry)));
    }

    private static void compare(
            GoldenCase golden, Comparison comparison, String name, int i, PixelImage image) {
        if (comparison.expects(name)) {
            comparison.bytes(
                    name + "[" + i + "]",
                    golden.expect().getAsJsonArray(name).get(i),
                    image.rgb(),
                    image.height(),
                    image.width(),
                    PixelImage.CHANNELS);
        }
    }
}
