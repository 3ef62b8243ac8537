package fastv.core.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import fastv.core.weights.SafetensorsFile;
import fastv.core.weights.StoredType;
import fastv.core.weights.TensorEntry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds computed values against the expectations of one golden case: floating-point values within
 * the case's tolerance, everything else exactly, shapes always. A value the case does not expect is
 * ignored; an expectation nobody computed is a failure.
 */
public final class Comparison {
    private final GoldenCase golden;
    private final boolean lenient;
    private final Set<String> seen = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private double largestError;
    private String largestAt = "";

    /**
     * @param golden the case
     * @param lenient whether differences in value are reported without failing, as for dtypes
     *     narrower than the float32 the tolerances are made for
     */
    public Comparison(GoldenCase golden, boolean lenient) {
        this.golden = golden;
        this.lenient = lenient;
    }

    /** Whether the case expects something under this name. */
    public boolean expects(String name) {
        return golden.expect().has(name) && !golden.expect().get(name).isJsonNull();
    }

    /** Compares a float tensor, row-major. */
    public void floats(String name, float[] found, long... shape) {
        if (!expects(name)) {
            return;
        }
        seen.add(name);
        compareFloats(name, golden.expect().get(name), found, shape);
    }

    /** Compares a float tensor handed in as its leading rows; the case may hold fewer of them. */
    public void rows(String name, List<float[]> found) {
        Optional<String> tensor =
                expects(name) ? GoldenCase.tensorName(golden.expect().get(name)) : Optional.empty();
        int wanted =
                tensor.map(t -> Math.toIntExact(golden.tensors().entry(t).shape().get(0)))
                        .orElse(found.size());
        int count = Math.min(wanted, found.size());
        int width = found.isEmpty() ? 0 : found.get(0).length;
        float[] flat = new float[count * width];
        for (int i = 0; i < count; i++) {
            System.arraycopy(found.get(i), 0, flat, i * width, width);
        }
        floats(name, flat, count, width);
    }

    /** Compares an integer tensor or list, row-major. */
    public void integers(String name, long[] found, long... shape) {
        if (!expects(name)) {
            return;
        }
        seen.add(name);
        JsonElement expected = golden.expect().get(name);
        Optional<String> tensor = GoldenCase.tensorName(expected);
        if (tensor.isEmpty()) {
            compare(name, expected, json(found));
            return;
        }
        TensorEntry entry = golden.tensors().entry(tensor.get());
        if (sameShape(name, entry.shapeArray(), shape)) {
            exactLongs(name, golden.tensors().longs(tensor.get()), found);
        }
    }

    /**
     * Compares a byte tensor, row-major, unsigned, with one entry of the expectation.
     *
     * @param name path below the expectation, such as {@code bytes[2]}
     * @param expected the entry: a reference to a tensor, or {@code {shape, sha256}} of a large
     *     one; {@code null} entries are not compared
     */
    public void bytes(String name, JsonElement expected, byte[] found, long... shape) {
        seen.add(name.split("[.\\[]", 2)[0]);
        if (expected.isJsonNull()) {
            return;
        }
        if (expected.isJsonObject() && expected.getAsJsonObject().has("sha256")) {
            compareDigest(name, expected.getAsJsonObject(), found, shape);
            return;
        }
        Optional<String> tensor = GoldenCase.tensorName(expected);
        if (tensor.isEmpty()) {
            fail(name + ": expected a reference to a tensor, got " + expected);
            return;
        }
        SafetensorsFile tensors = golden.tensors();
        if (sameShape(name, tensors.entry(tensor.get()).shapeArray(), shape)) {
            byte[] want = tensors.bytes(tensor.get());
            double[] wantLevels = new double[want.length];
            double[] foundLevels = new double[want.length];
            for (int i = 0; i < want.length; i++) {
                wantLevels[i] = want[i] & 0xff;
                foundLevels[i] = found[i] & 0xff;
            }
            within(name, wantLevels, foundLevels, golden.tolerance(name).orElse(0.0));
        }
    }

    private void compareDigest(String name, JsonObject expected, byte[] found, long[] shape) {
        long[] wantShape =
                expected.getAsJsonArray("shape").asList().stream()
                        .mapToLong(JsonElement::getAsLong)
                        .toArray();
        if (!sameShape(name, wantShape, shape)) {
            return;
        }
        String want = expected.get("sha256").getAsString();
        String digest;
        try {
            digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(found));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
        if (!digest.equals(want)) {
            differ(name + ": expected bytes with the SHA-256 " + want + ", got " + digest);
        }
    }

    /**
     * Compares a float tensor with one entry of a list or object of the expectation.
     *
     * @param name path below the expectation, such as {@code values[2]}
     * @param expected the entry; {@code null} entries are not compared
     */
    public void floatsAt(String name, JsonElement expected, float[] found, long... shape) {
        seen.add(name.split("[.\\[]", 2)[0]);
        if (!expected.isJsonNull()) {
            compareFloats(name, expected, found, shape);
        }
    }

    /**
     * Compares any JSON value: objects by key, lists by place, numbers within the tolerance of the
     * expected name or exactly, everything else exactly.
     */
    public void json(String name, JsonElement found) {
        if (!expects(name)) {
            return;
        }
        seen.add(name);
        compare(name, golden.expect().get(name), found);
    }

    /** Compares a list of integers. */
    public void list(String name, int[] found) {
        json(name, json(Arrays.stream(found).asLongStream().toArray()));
    }

    /** Compares one number. */
    public void number(String name, Number found) {
        json(name, new JsonPrimitive(found));
    }

    /** Compares one string. */
    public void text(String name, String found) {
        json(name, new JsonPrimitive(found));
    }

    /** Records a failure that is not a difference in value. */
    public void fail(String what) {
        failures.add(what);
    }

    /** The outcome, once everything was handed in. */
    public CaseResult result() {
        for (Map.Entry<String, JsonElement> expected : golden.expect().entrySet()) {
            if (!expected.getValue().isJsonNull() && !seen.contains(expected.getKey())) {
                failures.add(expected.getKey() + ": expected, not computed");
            }
        }
        boolean passed = failures.isEmpty();
        String detail;
        if (!passed) {
            detail = summary(failures);
        } else if (!remarks.isEmpty()) {
            detail = "beyond float32 tolerance: " + summary(remarks);
        } else {
            detail = largestAt.isEmpty() ? "" : "at " + largestAt;
        }
        return new CaseResult(
                passed ? CaseResult.Status.PASS : CaseResult.Status.FAIL,
                golden.kind(),
                golden.name(),
                largestError,
                detail);
    }

    private static String summary(List<String> lines) {
        return lines.get(0) + (lines.size() > 1 ? " (and " + (lines.size() - 1) + " more)" : "");
    }

    private void compareFloats(String name, JsonElement expected, float[] found, long[] shape) {
        Optional<String> tensor = GoldenCase.tensorName(expected);
        if (tensor.isEmpty()) {
            fail(name + ": expected a reference to a tensor, got " + expected);
            return;
        }
        SafetensorsFile tensors = golden.tensors();
        TensorEntry entry = tensors.entry(tensor.get());
        if (!sameShape(name, entry.shapeArray(), shape)) {
            return;
        }
        if (entry.type() == StoredType.I64) {
            long[] rounded = new long[found.length];
            for (int i = 0; i < found.length; i++) {
                rounded[i] = (long) found[i];
            }
            exactLongs(name, tensors.longs(tensor.get()), rounded);
            return;
        }
        float[] want = tensors.floats(tensor.get());
        double[] wantValues = new double[want.length];
        double[] foundValues = new double[want.length];
        for (int i = 0; i < want.length; i++) {
            wantValues[i] = want[i];
            foundValues[i] = found[i];
        }
        within(name, wantValues, foundValues, golden.tolerance(name).orElse(0.0));
    }

    private void within(String name, double[] want, double[] found, double tolerance) {
        int worst = -1;
        double worstError = -1;
        int differing = 0;
        for (int i = 0; i < want.length; i++) {
            double error = want[i] == found[i] ? 0 : Math.abs(want[i] - found[i]);
            if (Double.isNaN(error)) {
                error = Double.POSITIVE_INFINITY;
            }
            if (error > tolerance) {
                differing++;
            }
            if (error > worstError) {
                worstError = error;
                worst = i;
            }
        }
        if (worstError > largestError) {
            largestError = worstError;
            largestAt = name + "[" + worst + "]";
        }
        if (differing > 0) {
            differ(
                    "%s at [%d]: expected %s, got %s, tolerance %.1e; %d of %d differ"
                            .formatted(
                                    name,
                                    worst,
                                    want[worst],
                                    found[worst],
                                    tolerance,
                                    differing,
                                    want.length));
        }
    }

    private void exactLongs(String name, long[] want, long[] found) {
        int at = Arrays.mismatch(want, found);
        if (at >= 0) {
            differ(name + " at [" + at + "]: expected " + want[at] + ", got " + found[at]);
        }
    }

    private boolean sameShape(String name, long[] expected, long[] found) {
        if (Arrays.equals(expected, found)) {
            return true;
        }
        fail(
                name
                        + ": expected shape "
                        + Arrays.toString(expected)
                        + ", got "
                        + Arrays.toString(found));
        return false;
    }

    private void compare(String name, JsonElement expected, JsonElement found) {
        if (expected.isJsonNull()) {
            return;
        }
        if (expected.isJsonArray() && found.isJsonArray()) {
            JsonArray want = expected.getAsJsonArray();
            JsonArray have = found.getAsJsonArray();
            if (want.size() != have.size()) {
                differ(name + ": expected " + want.size() + " entries, got " + have.size());
                return;
            }
            for (int i = 0; i < want.size(); i++) {
                compare(name + "[" + i + "]", want.get(i), have.get(i));
            }
        } else if (expected.isJsonObject() && found.isJsonObject()) {
            JsonObject have = found.getAsJsonObject();
            for (Map.Entry<String, JsonElement> field : expected.getAsJsonObject().entrySet()) {
                JsonElement value = have.get(field.getKey());
                compare(
                        name + "." + field.getKey(),
                        field.getValue(),
                        value == null ? JsonNull.INSTANCE : value);
            }
        } else if (isNumber(expected) && isNumber(found)) {
            double want = expected.getAsDouble();
            within(
                    name,
                    new double[] {want},
                    new double[] {found.getAsDouble()},
                    golden.tolerance(name).orElse(0.0));
        } else if (!expected.equals(found)) {
            differ(name + ": expected " + expected + ", got " + found);
        }
    }

    private void differ(String what) {
        (lenient ? remarks : failures).add(what);
    }

    private static boolean isNumber(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
    }

    private static JsonArray json(long[] values) {
        JsonArray array = new JsonArray();
        for (long value : values) {
            array.add(value);
        }
        return array;
    }
}
