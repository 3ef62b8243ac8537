package fastv.models.image;

import fastv.core.error.BadInputException;
import fastv.core.model.Picture;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads picture files as {@code Image.open(file).convert("RGB")} of Pillow does, bit for bit, JPEG
 * included. The claimed size is checked before anything is decoded.
 *
 * @param maxPixels largest number of pixels accepted; decoding takes some 6 bytes for each
 * @param applyOrientation whether pictures are turned upright by their EXIF orientation, as
 *     transformers' own loader does; the LLaVA authors' scripts leave them as stored
 */
public record PictureReader(long maxPixels, boolean applyOrientation) {
    /** Longest side accepted, the longest that JPEG and GIF can express. */
    public static final int MAX_SIDE = 65_535;

    private static final long MAX_ARRAY_BYTES = Integer.MAX_VALUE - 16;

    /** More than uncompressed RGB; larger files are not worth the memory of reading them. */
    private static final long MAX_BYTES_PER_PIXEL = 4;

    private static final long METADATA_BYTES = 16L << 20;

    /** Enough to tell every format. */
    private static final int HEAD_BYTES = 32;

    public PictureReader {
        if (maxPixels < 1 || maxPixels > MAX_ARRAY_BYTES / PixelImage.CHANNELS) {
            throw new IllegalArgumentException(
                    "maxPixels: expected 1 to %d, got %d"
                            .formatted(MAX_ARRAY_BYTES / PixelImage.CHANNELS, maxPixels));
        }
    }

    /** Accepts 64 million pixels and leaves pictures as stored. */
    public static PictureReader standard() {
        return new PictureReader(64_000_000, false);
    }

    /**
     * The pixels of a picture; those in memory are taken as they are.
     *
     * @throws BadInputException as for {@link #read(Path)}
     */
    public PixelImage read(Picture picture) {
        if (picture instanceof Picture.Pixels pixels) {
            return PixelImage.owning(pixels.width(), pixels.height(), pixels.rgb());
        }
        return read(((Picture.InFile) picture).file());
    }

    /**
     * Reads a picture file; its format is told by its content, not by its name.
     *
     * @throws BadInputException if the file is missing, empty, no picture of a supported format,
     *     larger than accepted, damaged or cut short
     */
    public PixelImage read(Path file) {
        try {
            refuseUnreadable(file);
            return read(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + ": no such file", e);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Refuses what would be read in vain, before memory is taken for the whole file. */
    private void refuseUnreadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + ": expected a picture file, got a folder or device");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            requireSupported(bytes.readNBytes(HEAD_BYTES), file.toString());
        }
        long limit = Math.min(MAX_ARRAY_BYTES, METADATA_BYTES + MAX_BYTES_PER_PIXEL * maxPixels);
        if (Files.size(file) > limit) {
            throw new BadInputException(
                    "%s: expected a picture file of at most %d bytes, got %d"
                            .formatted(file, limit, Files.size(file)));
        }
    }

    /**
     * Reads a picture from the bytes of its file.
     *
     * @param name what to call it in messages
     * @throws BadInputException as for {@link #read(Path)}
     */
    public PixelImage read(byte[] file, String name) {
        PictureFormat format = requireSupported(file, name);
        try {
            PictureHeader header = PictureHeader.read(format, file);
            refuseBeyondLimits(header, name);
            PixelImage stored = new PixelDecoder(format, header).decode(file);
            return applyOrientation ? header.orientation().apply(stored) : stored;
        } catch (IOException e) {
            throw new BadInputException(
                    "%s: expected a readable %s picture: %s".formatted(name, format, reason(e)), e);
        }
    }

    private static PictureFormat requireSupported(byte[] file, String name) {
        if (file.length == 0) {
            throw new BadInputException(name + ": expected a picture, got an empty file");
        }
        Optional<PictureFormat> format = PictureFormat.of(file);
        if (format.filter(PictureFormat::isSupported).isEmpty()) {
            throw new BadInputException(
                    "%s: expected a picture in one of the formats %s, got %s"
                            .formatted(
                                    name,
                                    PictureFormat.supported(),
                                    format.map(Enum::name).orElse("no known picture format")));
        }
        return format.get();
    }

    private void refuseBeyondLimits(PictureHeader header, String name) throws IOException {
        long width = header.width();
        long height = header.height();
        if (width < 1 || height < 1) {
            throw new IOException("a picture of " + width + " x " + height + " pixels");
        }
        // the sides first: their product cannot overflow then
        if (width > MAX_SIDE || height > MAX_SIDE || width * height > maxPixels) {
            throw new BadInputException(
                    ("%s: expected a picture of at most %d pixels and sides of at most %d, got %d x"
                                    + " %d")
                            .formatted(name, maxPixels, MAX_SIDE, width, height));
        }
    }

    private static String reason(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return "the file ends early";
            }
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
