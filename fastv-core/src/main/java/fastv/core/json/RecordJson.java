package fastv.core.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import fastv.core.error.BadInputException;
import fastv.core.prune.FloatMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Records as JSON trees, strictly: every key once, none unknown, none missing, no number that is
 * not finite. A {@link FloatMatrix} is a list of rows.
 */
public final class RecordJson {
    /** A path through a hostile document can be as long as the document. */
    private static final int FAULT_LIMIT = 200;

    private static final Gson GSON =
            new GsonBuilder()
                    .setStrictness(Strictness.STRICT)
                    .disableHtmlEscaping()
                    .registerTypeAdapter(FloatMatrix.class, new MatrixAdapter())
                    .registerTypeAdapterFactory(new RecordAdapterFactory())
                    .create();

    private RecordJson() {}

    /**
     * The tree of a record.
     *
     * @throws IllegalArgumentException if a number in it is not finite
     */
    public static JsonElement tree(Record record) {
        return GSON.toJsonTree(record, record.getClass());
    }

    /**
     * The record of a tree.
     *
     * @param where what the tree is part of, for messages
     * @throws BadInputException if the tree is no such record
     */
    public static <R extends Record> R record(JsonElement tree, Class<R> type, String where) {
        try {
            R record = GSON.fromJson(tree, type);
            if (record == null) {
                throw new JsonParseException("null");
            }
            return record;
        } catch (JsonParseException e) {
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            String plain = message.replaceFirst("^([\\w.$]+Exception: )+", "");
            throw new BadInputException(
                    where
                            + ": expected the keys of "
                            + type.getSimpleName()
                            + ", got: "
                            + plain.substring(0, Math.min(plain.length(), FAULT_LIMIT)),
                    e);
        }
    }

    private static final class MatrixAdapter extends TypeAdapter<FloatMatrix> {
        @Override
        public void write(JsonWriter out, FloatMatrix matrix) throws IOException {
            out.beginArray();
            for (int row = 0; row < matrix.rows(); row++) {
                out.beginArray();
                for (float value : matrix.row(row)) {
                    out.value(value);
                }
                out.endArray();
            }
            out.endArray();
        }

        @Override
        public FloatMatrix read(JsonReader in) throws IOException {
            List<Float> values = new ArrayList<>();
            int rows = 0;
            in.beginArray();
            while (in.hasNext()) {
                in.beginArray();
                int before = values.size();
                while (in.hasNext()) {
                    values.add((float) in.nextDouble());
                }
                in.endArray();
                rows++;
                if ((long) (values.size() - before) * rows != values.size()) {
                    throw new JsonParseException("rows of different lengths");
                }
            }
            in.endArray();
            float[] all = new float[values.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = values.get(i);
            }
            return new FloatMatrix(rows, rows == 0 ? 0 : all.length / rows, all);
        }
    }
}
