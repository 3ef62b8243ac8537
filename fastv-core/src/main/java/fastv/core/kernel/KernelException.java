package fastv.core.kernel;

import java.util.Locale;

/** A kernel that failed: which one, and the one useful line of libtorch's message. */
public final class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KernelException(String kernel, RuntimeException cause) {
        super(kernel + ": " + reason(cause), cause);
    }

    private static String reason(RuntimeException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.lines()
                .map(String::strip)
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("error"))
                .reduce((first, second) -> second)
                .orElseGet(() -> message.lines().findFirst().orElse(""));
    }
}
