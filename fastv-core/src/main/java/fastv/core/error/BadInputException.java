package fastv.core.error;

import java.util.List;

/**
 * Input that cannot be used: a file, a setting, a name. Each problem is one line that names the
 * file or tensor, what was expected and what was found; the command line prints the lines and
 * nothing else.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** One problem. */
    public BadInputException(String problem) {
        this(List.of(problem), null);
    }

    /** One problem with the exception that revealed it, shown under {@code --verbose}. */
    public BadInputException(String problem, Throwable cause) {
        this(List.of(problem), cause);
    }

    /** All problems of one file at once. */
    public BadInputException(List<String> problems) {
        this(problems, null);
    }

    private BadInputException(
            List<String> problems, @org.jspecify.annotations.Nullable Throwable cause) {
        super(String.join(System.lineSeparator(), problems), cause);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems: expected at least one");
        }
        this.problems = List.copyOf(problems);
    }

    /** The problems, one line each, in the order in which they stand in the input. */
    public List<String> problems() {
        return problems;
    }
}
