package fastv.eval.metric.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits captions as the caption metrics expect: Penn Treebank tokens, lower-cased, without
 * punctuation. Written after observed behaviour of the tokenizer that pycocoevalcap runs (Stanford
 * CoreNLP 3.4.1); no part of it is used.
 *
 * <p>At each place the longest match of {@link PtbRules} wins, the earlier rule among equals; what
 * no rule matches is left out.
 */
public final class PtbTokenizer {
    /** Tokens dropped after lower-casing; brackets escape since theirs are in capitals. */
    private static final Set<String> PUNCTUATION =
            Set.of(
                    "''", "'", "``", "`", "-LRB-", "-RRB-", "-LCB-", "-RCB-", ".", "?", "!", ",",
                    ":", "-", "--", "...", ";");

    /** The tokens of one caption; line breaks in it count as blanks. */
    public List<String> tokens(String caption) {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < caption.length()) {
            if (Character.isWhitespace(caption.charAt(at))) {
                at++;
                continue;
            }
            PtbRules.Match match = PtbRules.longest(caption, at);
            if (match.length() > 0) {
                String token = match.token().toLowerCase(Locale.ROOT);
                if (!token.isEmpty() && !PUNCTUATION.contains(token)) {
                    tokens.add(token);
                }
            }
            at += Math.max(1, match.length());
        }
        return tokens;
    }
}
