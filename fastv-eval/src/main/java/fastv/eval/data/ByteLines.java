package fastv.eval.data;

import fastv.core.error.BadInputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file as bytes, without line ends and without the byte order mark that some editors
 * write first. Longer lines than the limit are read over and given back as {@link #TOO_LONG} bytes,
 * so that no file fills the memory.
 */
final class ByteLines implements AutoCloseable {
    /** Longest line that is a sample. */
    static final int LIMIT_BYTES = 1 << 20;

    /** Length of what stands for a line that is too long. */
    static final int TOO_LONG = LIMIT_BYTES + 1;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final InputStream in;
    private long number;

    ByteLines(Path file) {
        this.file = file;
        if (!Files.exists(file)) {
            throw new BadInputException(file + ": expected a file of questions, found none");
        }
        try {
            this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            skipByteOrderMark();
        } catch (IOException e) {
            throw new BadInputException(file + ": expected a file of questions, cannot be read", e);
        }
    }

    private void skipByteOrderMark() throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        for (byte mark : BYTE_ORDER_MARK) {
            if (in.read() != (mark & 0xff)) {
                in.reset();
                return;
            }
        }
    }

    /** The next line; null at the end. */
    byte @Nullable [] next() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean any = false;
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                any = true;
                if (b == '\n') {
                    break;
                }
                if (bytes.size() < TOO_LONG) {
                    bytes.write(b);
                }
            }
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read beyond line " + number, e);
        }
        if (!any) {
            return null;
        }
        number++;
        return bytes.toByteArray();
    }

    /** Number of the line given last, from 1. */
    long number() {
        return number;
    }

    static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }
}
