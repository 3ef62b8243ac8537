package fastv.core.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import fastv.core.cost.TokensPerLayer;
import fastv.core.error.BadInputException;
import fastv.core.json.RecordAdapterFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Journal entries as lines of JSON. Doubles come back as the same bits, times to the nanosecond.
 */
final class EntryJson {
    /** A path through a hostile document can be as long as the document. */
    private static final int FAULT_LIMIT = 200;

    private final Gson gson =
            new GsonBuilder()
                    .setStrictness(Strictness.STRICT)
                    .disableHtmlEscaping()
                    .serializeNulls() // extra may hold nulls
                    .registerTypeAdapter(TokensPerLayer.class, new TokensAdapter())
                    .registerTypeAdapter(Duration.class, new SecondsAdapter())
                    .registerTypeAdapterFactory(new RecordAdapterFactory())
                    .create();

    /** One line, its line feed included. */
    byte[] line(JournalEntry entry) {
        String json = gson.toJson(entry, JournalEntry.class);
        return (escapeLoneSurrogates(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The entry of a line without its line feed.
     *
     * @param where file and line, for the message
     * @throws BadInputException if it is no entry
     */
    JournalEntry entry(byte[] line, String where) {
        try {
            String json =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
            JournalEntry entry = gson.fromJson(json, JournalEntry.class);
            if (entry == null) {
                throw new JsonParseException("nothing");
            }
            return entry;
        } catch (CharacterCodingException e) {
            throw corrupt(where, "bytes that are not UTF-8", e);
        } catch (JsonParseException e) {
            throw corrupt(where, fault(e), e);
        }
    }

    /** The first line of Gson's message, without the exception classes it may begin with. */
    private static String fault(JsonParseException e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        String plain = message.replaceFirst("^([\\w.$]+Exception: )+", "");
        return plain.substring(0, Math.min(plain.length(), FAULT_LIMIT));
    }

    private static BadInputException corrupt(String where, String found, Exception cause) {
        return new BadInputException(
                where
                        + ": expected a journal entry of format "
                        + JournalEntry.FORMAT
                        + ", got: "
                        + found,
                cause);
    }

    /** UTF-8 has no form for half a surrogate pair; JSON has. */
    private static String escapeLoneSurrogates(String json) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            return json;
        }
        StringBuilder escaped = new StringBuilder();
        json.codePoints()
                .forEach(
                        c -> {
                            if (Character.getType(c) == Character.SURROGATE) {
                                escaped.append(String.format("\\u%04x", c));
                            } else {
                                escaped.appendCodePoint(c);
                            }
                        });
        return escaped.toString();
    }

    private static final class TokensAdapter extends TypeAdapter<TokensPerLayer> {
        @Override
        public void write(JsonWriter out, TokensPerLayer tokens) throws IOException {
            out.beginArray();
            for (int n : tokens.toArray()) {
                out.value(n);
            }
            out.endArray();
        }

        @Override
        public TokensPerLayer read(JsonReader in) throws IOException {
            List<Integer> tokens = new ArrayList<>();
            in.beginArray();
            while (in.hasNext()) {
                tokens.add(in.nextInt());
            }
            in.endArray();
            return TokensPerLayer.of(tokens);
        }
    }

    private static final class SecondsAdapter extends TypeAdapter<Duration> {
        @Override
        public void write(JsonWriter out, Duration time) throws IOException {
            BigDecimal seconds = BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros();
            out.jsonValue(seconds.toPlainString());
        }

        @Override
        public Duration read(JsonReader in) throws IOException {
            try {
                BigDecimal seconds = new BigDecimal(in.nextString());
                return Duration.ofNanos(seconds.movePointRight(9).longValueExact());
            } catch (ArithmeticException e) {
                throw new JsonSyntaxException("expected seconds with at most 9 decimals", e);
            }
        }
    }
}
