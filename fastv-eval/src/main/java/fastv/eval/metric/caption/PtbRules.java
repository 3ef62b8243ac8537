package fastv.eval.metric.caption;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What counts as one Penn Treebank token, and how it is written. A rule may look at what follows:
 * that counts for the length of its match, but is not part of the token (then in group 1).
 */
final class PtbRules {
    private static final String LETTER = "[\\p{L}\\p{M}\\u00AD]";
    private static final String SIGN = "[\\p{L}\\p{M}\\u00AD\\p{Nd}]";
    private static final String APOSTROPHE = "['\\u0092\\u2019]";
    private static final String ANY_APOSTROPHE = "['\\u0092\\u2019`\\u0091\\u2018\\u201B]";
    private static final String HYPHEN = "[-_\\u058A\\u2010\\u2011]";

    /** A word runs on over a full stop that a letter follows at once. */
    private static final String WORD = LETTER + SIGN + "*+(?:[.!?]" + LETTER + SIGN + "*+)*+";

    private static final String ELIDED = "(?:[dDoOlL]" + APOSTROPHE + "(?=" + LETTER + "))?+";
    private static final String PART = ELIDED + SIGN + "++";
    private static final String CLITIC = APOSTROPHE + "(?:[msdMSD]|re|ve|ll|RE|VE|LL)";
    private static final String ACRONYM = "[A-Za-z](?:\\.[A-Za-z])++\\.";
    private static final String NUMBER = "[-+]?(?:\\d*(?:[-.:,]\\d++)++|\\d++)";
    private static final String SLASHED = "[A-Za-z0-9]++(?:-[A-Za-z]++){0,2}+";
    private static final String ADDRESS = "[^\\s\"<>|()]*[^\\s\"<>|.!?(){},-]";

    /** Abbreviations that keep their full stop only with a capital: others are words too. */
    private static final String CAPITALISED =
            "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu|Thurs|Fri|Ala|Ariz|Ark"
                    + "|Calif|Colo|Conn|Ct|Dak|Del|Fla|Ga|Ill|Ind|Kans?|Ky|La|Mass|Md|Mich|Minn|Miss"
                    + "|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wisc?|Wyo|Inc|Cos?|Corp"
                    + "|Ltd|Plc|Bros|Assn|Univ|Intl|Jr|Sr|Esq|Ph\\.D|Ed\\.D|Messrs|Mrs?|Ms|Drs?|Profs?"
                    + "|Sens?|Reps?|Lt|Col|Gen|Govs?|Adm|Rev|Maj|Sgt|Cpl|Pvt|Capt|Ste?|Ave|Blvd|Rd"
                    + "|Pres|Hon|Brig|Comdr|Mt|Ft|Asst|Assoc|Mlle|Mme";

    private static final String UNCAPITALISED = "etc|vs|st|ave|blvd|ft|mrs?|dr|jr|al";

    private static final Map<String, String> FRACTIONS =
            Map.of("¼", "1/4", "½", "1/2", "¾", "3/4", "⅓", "1/3", "⅔", "2/3");

    private static final Map<String, String> CURRENCIES =
            Map.of("£", "#", "€", "$", "¤", "$", "¢", "cents", "¥", "¥");

    private static final List<Rule> RULES =
            List.of(
                    rule("</?[A-Za-z!?][^>\\r\\n]*+>", PtbRules::joined),
                    rule("https?://[^\\s\"<>|()]" + ADDRESS),
                    rule("(?:www\\.)?(?:[\\w-]++\\.)+(?:com|net|org|edu)(?:/" + ADDRESS + ")?"),
                    rule("[a-zA-Z0-9][\\w.+-]*@(?:[\\w-]+\\.)+[a-zA-Z]{2,4}"),
                    rule("[@#][A-Za-z_][A-Za-z0-9_]*+"),
                    rule("(?i)(gon)na|(wan)na|(got)ta|(lem)me|(gim)me|(can)not|('t)is|('t)was"),
                    rule("([A-Za-z\\u00AD]*[A-MO-Za-mo-z]\\u00AD*)[nN]" + ANY_APOSTROPHE + "[tT]"),
                    rule("[nN]" + ANY_APOSTROPHE + "[tT]"),
                    rule("(" + WORD + ")" + CLITIC),
                    rule(CLITIC + "(?![A-Za-z])"),
                    rule("([yY]" + APOSTROPHE + ")" + LETTER + "++"),
                    rule(WORD),
                    rule("[A-HJ-XZn]" + ANY_APOSTROPHE + LETTER + "{2,}+"),
                    rule(
                            LETTER
                                    + "*[aeiouyAEIOUY]"
                                    + ANY_APOSTROPHE
                                    + "[aeiouA-Z]"
                                    + LETTER
                                    + "*+"),
                    rule(
                            APOSTROPHE
                                    + "(?:[2-9]0s|n"
                                    + APOSTROPHE
                                    + "?|em|till?)(?!"
                                    + LETTER
                                    + ")"),
                    rule(PART + "(?:" + HYPHEN + PART + ")*+"),
                    rule("[A-Za-z0-9][A-Za-z0-9.,]*(?:-(?:[A-Za-z0-9]++|" + ACRONYM + "))++"),
                    rule(SLASHED + "(?:/" + SLASHED + "){1,2}+"),
                    rule("[A-Z]++(?:[+&][A-Z]++)++"),
                    rule("[cC](?:\\+\\+|#)"),
                    rule(NUMBER),
                    rule("(?:\\d{1,4}[- \\u00A0])?\\d{1,4}[/\\u2044]\\d{1,4}", PtbRules::joined),
                    rule("[¼½¾⅓⅔]", token -> FRACTIONS.getOrDefault(token, token)),
                    rule("\\(\\d{2,3}\\)[ \\u00A0]?\\d{3,4}[- \\u00A0]?\\d{3,5}", PtbRules::joined),
                    rule(
                            "\\+{0,2}(?:\\d{2,4}[- \\u00A0])?\\d{2,4}[- \\u00A0]\\d{3,4}"
                                    + "[- \\u00A0]?\\d{3,5}",
                            PtbRules::joined),
                    rule("[A-Z]*\\$|#"),
                    rule("[£€¤¢¥]", token -> CURRENCIES.getOrDefault(token, token)),
                    rule("(?:" + CAPITALISED + "|" + UNCAPITALISED + ")\\."),
                    rule("(?:[Nn]os?|[Pp]p?|[Ff]igs?|[Aa]rt|ca)\\.(?=\\s?\\d)"),
                    rule(ACRONYM),
                    rule("[A-Za-z]\\.(?=[ \\t\\u00A0])"),
                    rule("[<>]?[:;=][-o*']?[()DPdpO\\\\{@|\\[\\]](?![A-Za-z])", PtbRules::joined),
                    rule("[?!]++|-++|\\*++", PtbRules::dashed),
                    rule("[(){}\\[\\]]", PtbRules::joined),
                    rule("[+%&~^|\\\\/=<>_@°©®™§¶·±×÷]"));

    /** No token is longer: bounds the time that a line without blanks can take. */
    private static final int LONGEST_TOKEN = 256;

    private PtbRules() {}

    /**
     * The longest match of any rule.
     *
     * @param token how the token is written; empty if no rule matches
     * @param length how many characters of the text it takes; 0 if no rule matches
     */
    record Match(String token, int length) {}

    /** One rule, and how its matches are written. */
    private record Rule(Pattern pattern, UnaryOperator<String> written) {}

    /** The token at a place of a text, case untouched. */
    static Match longest(String text, int at) {
        int longest = 0;
        Match best = new Match("", 0);
        for (Rule rule : RULES) {
            int end = Math.min(text.length(), at + LONGEST_TOKEN);
            Matcher matcher = rule.pattern().matcher(text).region(at, end);
            matcher.useTransparentBounds(true);
            if (matcher.lookingAt() && matcher.end() - at > longest) {
                longest = matcher.end() - at;
                String token = token(matcher);
                best = new Match(rule.written().apply(token), token.length());
            }
        }
        return new Match(straight(best.token()), best.length());
    }

    private static String token(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return matcher.group();
    }

    private static Rule rule(String pattern) {
        return rule(pattern, UnaryOperator.identity());
    }

    private static Rule rule(String pattern, UnaryOperator<String> written) {
        return new Rule(Pattern.compile(pattern), written);
    }

    /** Typographic apostrophes become plain ones, soft hyphens vanish. */
    private static String straight(String token) {
        return token.replaceAll("[\\u0092\\u2019]", "'").replace("\u00AD", "");
    }

    /** Blanks inside a token become no-break spaces, brackets their Treebank names. */
    private static String joined(String token) {
        return token.replace(' ', '\u00A0')
                .replace("(", "-LRB-")
                .replace(")", "-RRB-")
                .replace("[", "-LSB-")
                .replace("]", "-RSB-")
                .replace("{", "-LCB-")
                .replace("}", "-RCB-");
    }

    /** Three and four hyphens are a dash like two. */
    private static String dashed(String token) {
        return token.equals("---") || token.equals("----") ? "--" : token;
    }
}
