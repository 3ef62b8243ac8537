package fastv.analysis.summary;

import fastv.core.journal.JournalEntry;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of rows: the unpruned setting first, then by label with numbers by their value, so that
 * {@code k=2} stands before {@code k=10}. The order of writing is no help: a resumed run has
 * another.
 */
public final class SettingOrder implements Comparator<String> {
    private static final Pattern PIECE = Pattern.compile("\\d+(\\.\\d+)?|\\D+");

    @Override
    public int compare(String a, String b) {
        boolean aUnpruned = a.equals(JournalEntry.UNPRUNED);
        boolean bUnpruned = b.equals(JournalEntry.UNPRUNED);
        if (aUnpruned || bUnpruned) {
            return Boolean.compare(bUnpruned, aUnpruned);
        }
        Matcher left = PIECE.matcher(a);
        Matcher right = PIECE.matcher(b);
        while (left.find()) {
            if (!right.find()) {
                return 1;
            }
            int order = comparePieces(left.group(), right.group());
            if (order != 0) {
                return order;
            }
        }
        return right.find() ? -1 : a.compareTo(b);
    }

    private static int comparePieces(String a, String b) {
        boolean numbers = isDigit(a.charAt(0)) && isDigit(b.charAt(0));
        return numbers
                ? Double.compare(Double.parseDouble(a), Double.parseDouble(b))
                : a.compareTo(b);
    }

    /** As the pattern understands it: not the digits of other scripts. */
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
