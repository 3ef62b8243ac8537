package fastv.core.model;

import java.nio.file.Path;
import java.util.List;

/** A picture as it is handed to a model: a file, which the model decodes, or pixels in memory. */
public sealed interface Picture {
    /** What messages and journals call it; equal names mean equal pictures within a data set. */
    String name();

    /** A picture file, called by its path. */
    static Picture of(Path file) {
        return new InFile(file.toString(), file);
    }

    /** Picture files, in their order. */
    static List<Picture> of(List<Path> files) {
        return files.stream().map(Picture::of).toList();
    }

    /**
     * A file in one of the formats that models read.
     *
     * @param name what to call it
     * @param file where it lies
     */
    record InFile(String name, Path file) implements Picture {}

    /** 8-bit RGB, rows from top to bottom. Immutable. */
    final class Pixels implements Picture {
        private static final int CHANNELS = 3;

        private final String name;
        private final int width;
        private final int height;
        private final byte[] rgb;

        /**
         * Pixels of the given levels, which are copied.
         *
         * @param name what to call them
         * @param rgb {@code [height, width, 3]}, row-major, unsigned
         * @throws IllegalArgumentException if a side is below 1 or the array has another length
         */
        public Pixels(String name, int width, int height, byte[] rgb) {
            if (width < 1 || height < 1 || (long) width * height * CHANNELS != rgb.length) {
                throw new IllegalArgumentException(
                        "%s: expected 3 bytes for each of %d x %d pixels, got %d bytes"
                                .formatted(name, width, height, rgb.length));
            }
            this.name = name;
            this.width = width;
            this.height = height;
            this.rgb = rgb.clone();
        }

        @Override
        public String name() {
            return name;
        }

        /** Number of columns. */
        public int width() {
            return width;
        }

        /** Number of rows. */
        public int height() {
            return height;
        }

        /** A copy of all levels, {@code [height, width, 3]}, row-major, unsigned. */
        public byte[] rgb() {
            return rgb.clone();
        }

        @Override
        public String toString() {
            return name + " [" + width + " x " + height + "]";
        }
    }
}
