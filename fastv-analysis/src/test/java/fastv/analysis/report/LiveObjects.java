package fastv.analysis.report;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts objects that are reachable, as the virtual machine's own histogram of classes does. */
final class LiveObjects {
    private static final Pattern LINE = Pattern.compile("\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private LiveObjects() {}

    /** Objects whose class's name begins like this. */
    static long of(String prefix) throws JMException {
        Object histogram =
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "gcClassHistogram",
                                new Object[] {new String[0]},
                                new String[] {String[].class.getName()});
        return String.valueOf(histogram)
                .lines()
                .map(String::strip)
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> line.group(2).startsWith(prefix))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
