package fastv.models.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Picture file formats, told apart by their first bytes whatever the file is called. */
enum PictureFormat {
    PNG(true, 0, "\u0089PNG\r\n\u001a\n"),
    JPEG(true, 0, "\u00ff\u00d8\u00ff"),
    GIF(true, 0, "GIF8"),
    WEBP(false, 8, "WEBP"),
    AVIF(false, 4, "ftypavif"),
    HEIC(false, 4, "ftyphei"),
    HEIF(false, 4, "ftypmif1"),
    BMP(false, 0, "BM"),
    TIFF(false, 0, "II*\0"),
    TIFF_BIG_ENDIAN(false, 0, "MM\0*"),
    JPEG_2000(false, 4, "jP  \r\n"),
    JPEG_XL(false, 4, "JXL \r\n"),
    PSD(false, 0, "8BPS"),
    SVG(false, 0, "<svg"),
    PDF(false, 0, "%PDF"),
    PPM(false, 0, "P6"),
    PGM(false, 0, "P5");

    private final boolean supported;
    private final int offset;
    private final String magic;

    PictureFormat(boolean supported, int offset, String magic) {
        this.supported = supported;
        this.offset = offset;
        this.magic = magic;
    }

    /** Whether pictures of this format can be decoded exactly as the reference decodes them. */
    boolean isSupported() {
        return supported;
    }

    /** The format a file begins like. */
    static Optional<PictureFormat> of(byte[] file) {
        return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst();
    }

    /** The formats that can be decoded. */
    static List<PictureFormat> supported() {
        return Arrays.stream(values()).filter(PictureFormat::isSupported).toList();
    }

    private boolean matches(byte[] file) {
        byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
        int end = offset + start.length;
        return file.length >= end && Arrays.equals(file, offset, end, start, 0, start.length);
    }
}
