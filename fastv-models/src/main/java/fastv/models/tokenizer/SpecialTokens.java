package fastv.models.tokenizer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which spellings are special tokens of a checkpoint, and what its configuration calls them.
 *
 * <p>Special is what {@code tokenizer.json} marks so, and what {@code tokenizer_config.json} or
 * {@code special_tokens_map.json} names (published files forget the mark at {@code <pad>}).
 *
 * @param spellings all special spellings
 * @param byRole {@code "bos_token"} to {@code "<s>"} and so on
 */
record SpecialTokens(Set<String> spellings, Map<String, String> byRole) {

    SpecialTokens {
        spellings = Set.copyOf(spellings);
        byRole = Map.copyOf(byRole);
    }

    /**
     * Collects them.
     *
     * @param tokenizer the content of {@code tokenizer.json}
     * @param configurations contents of the configuration files that exist; the first to name a
     *     role wins
     */
    static SpecialTokens of(JsonObject tokenizer, Iterable<JsonObject> configurations) {
        Set<String> spellings = new LinkedHashSet<>();
        Map<String, String> byRole = new LinkedHashMap<>();
        for (JsonObject token : TokenizerJson.addedTokens(tokenizer)) {
            if (token.get("special") instanceof JsonPrimitive special && special.getAsBoolean()) {
                spellings.add(token.get("content").getAsString());
            }
        }
        for (JsonObject configuration : configurations) {
            configuration.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("_token"))
                    .forEach(
                            entry ->
                                    spelling(entry.getValue())
                                            .ifPresent(s -> byRole.putIfAbsent(entry.getKey(), s)));
            JsonElement more = configuration.get("additional_special_tokens");
            if (more != null && more.isJsonArray()) {
                more.getAsJsonArray().forEach(token -> spelling(token).ifPresent(spellings::add));
            }
        }
        spellings.addAll(byRole.values());
        return new SpecialTokens(spellings, byRole);
    }

    /** A token is written as its spelling or as an object with that as {@code content}. */
    private static Optional<String> spelling(JsonElement token) {
        JsonElement content = token.isJsonObject() ? token.getAsJsonObject().get("content") : token;
        boolean text =
                content != null
                        && content.isJsonPrimitive()
                        && content.getAsJsonPrimitive().isString();
        return text ? Optional.of(content.getAsString()) : Optional.empty();
    }
}
