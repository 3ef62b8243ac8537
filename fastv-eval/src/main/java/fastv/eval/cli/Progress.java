package fastv.eval.cli;

import fastv.core.journal.JournalEntry;
import fastv.core.journal.RunFolder;
import fastv.core.prune.MethodFailure;
import fastv.eval.run.RunListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says how a run goes on: on a terminal in one line that is written over, otherwise in a plain line
 * now and then.
 */
final class Progress implements RunListener {
    private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(10);
    private static final Duration BETWEEN_UPDATES = Duration.ofMillis(100);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long all;
    private long present;
    private long done;
    private long start;
    private long lastShown;
    private int failures;

    /**
     * @param terminal whether a line can be written over
     * @param nanos the clock
     */
    Progress(PrintWriter out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    @Override
    public void begun(RunFolder folder, long present, long all) {
        this.all = all;
        this.present = present;
        this.done = present;
        Program.line(out, "run folder " + folder.path());
        if (present == all) {
            Program.line(out, "all " + all + " answers are in its journal, nothing to run");
        } else if (present > 0) {
            Program.line(out, "continuing: " + present + " of " + all + " answers are there");
        }
        start = nanos.getAsLong();
        lastShown = start;
    }

    @Override
    public void warmingUp() {
        show("warming up", false);
        start = nanos.getAsLong();
    }

    @Override
    public void failed(String setting, String sample, MethodFailure failure) {
        failures++;
        Program.line(out, setting + ": sample " + sample + ": " + failure.getMessage());
    }

    /** How many settings failed. */
    int failures() {
        return failures;
    }

    @Override
    public void answered(JournalEntry entry) {
        tick();
    }

    /** One answer more. */
    void tick() {
        done++;
        show(line(), done == all);
    }

    private String line() {
        long percent = 100 * done / all;
        return percent + " %  " + done + " of " + all + " answers" + remaining();
    }

    private String remaining() {
        if (done == all) {
            return ", took " + duration(Duration.ofNanos(nanos.getAsLong() - start));
        }
        double each = (double) (nanos.getAsLong() - start) / (done - present);
        return ", " + duration(Duration.ofNanos((long) (each * (all - done)))) + " left";
    }

    private void show(String line, boolean last) {
        long now = nanos.getAsLong();
        Duration pause = terminal ? BETWEEN_UPDATES : BETWEEN_PLAIN_LINES;
        if (!last && now - lastShown < pause.toNanos()) {
            return;
        }
        lastShown = now;
        if (terminal) {
            out.print(ERASE_LINE + line + (last ? System.lineSeparator() : ""));
            out.flush();
        } else {
            Program.line(out, line);
        }
    }

    /** Two units are enough: {@code 3 h 05 min}, {@code 12 s}. */
    static String duration(Duration time) {
        long seconds = Math.max(1, Math.round(time.toMillis() / 1000.0));
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
                : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
