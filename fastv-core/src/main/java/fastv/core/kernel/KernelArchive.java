package fastv.core.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs kernel texts into the smallest archive that libtorch loads as a module: a few zip entries.
 */
final class KernelArchive {

    /** Anything below 10 loads too but silently brings old operator signatures. */
    private static final String OPERATOR_SET = "10\n";

    /** Free functions; libtorch compiles those that a text calls. */
    private static final List<String> PARTS = List.of("shared.py", "llama.py", "clip.py");

    private KernelArchive() {}

    /**
     * The archive of one text together with the parts that all of them are made of.
     *
     * @param resource file beside this class, holding a class {@code Kernels}
     */
    static byte[] pack(String resource) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // pickle, protocol 2: the class, (), NEWOBJ, {}, BUILD, STOP
            put(zip, "data.pkl", latin1("\u0080\u0002c__torch__\nKernels\n)\u0081}b."));
            put(zip, "code/__torch__.py", text(resource));
            for (String part : PARTS) {
                put(zip, "code/__torch__/" + part, text(part));
            }
            put(zip, "constants.pkl", latin1("\u0080\u0002).")); // an empty tuple
            put(zip, "version", latin1(OPERATOR_SET));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String resource) throws IOException {
        try (InputStream in = KernelArchive.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no kernel text " + resource);
            }
            return in.readAllBytes();
        }
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
        zip.putNextEntry(new ZipEntry("kernels/" + name));
        zip.write(data);
        zip.closeEntry();
    }
}
