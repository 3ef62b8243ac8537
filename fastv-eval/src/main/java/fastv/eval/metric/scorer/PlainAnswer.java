package fastv.eval.metric.scorer;

import fastv.eval.metric.PythonText;

/** An answer without what never makes a difference: case, outer space, trailing full stops. */
final class PlainAnswer {
    private PlainAnswer() {}

    static String of(String text) {
        String plain = PythonText.strip(PythonText.lower(text));
        while (plain.endsWith(".")) {
            plain = PythonText.strip(plain.substring(0, plain.length() - 1));
        }
        return plain;
    }
}
