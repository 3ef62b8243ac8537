package fastv.eval.scenes;

import java.util.List;

/** Ten digits of four by seven dots. */
final class DigitFont {
    private static final List<String> ROWS =
            List.of(
                    ".##. ..#. .##. .##. #..# #### .##. #### .##. .##.",
                    "#..# .##. #..# #..# #..# #... #..# ...# #..# #..#",
                    "#..# ..#. ...# ...# #..# #... #... ...# #..# #..#",
                    "#..# ..#. ..#. .##. #### ###. ###. ..#. .##. .###",
                    "#..# ..#. .#.. ...# ...# ...# #..# ..#. #..# ...#",
                    "#..# ..#. #... #..# ...# #..# #..# .#.. #..# #..#",
                    ".##. .### #### .##. ...# .##. .##. .#.. .##. .##.");

    private DigitFont() {}

    /** Whether a digit has a dot there. */
    static boolean dot(int digit, int column, int row) {
        return ROWS.get(row).charAt(digit * 5 + column) == '#';
    }
}
