package fastv.models.image;

import fastv.core.error.BadInputException;
import fastv.core.error.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Pillow's filters for resizing, bit for bit at 8 bits per channel: two passes in 22-bit fixed
 * point, columns first, the result of each rounded to bytes. Shrinking widens the filter, which is
 * what avoids aliasing. Source: {@code src/libImaging/Resample.c} of Pillow.
 */
public enum Resampling {
    NEAREST(0, 0) {
        @Override
        double weight(double distance) {
            throw new UnsupportedOperationException("nearest picks, it does not weigh");
        }

        @Override
        AxisSampling axis(int inputs, int outputs, Span wanted) {
            return Picked.nearest(inputs, outputs, wanted);
        }
    },
    LANCZOS(1, 3) {
        @Override
        double weight(double distance) {
            return distance >= -3 && distance < 3 ? sinc(distance) * sinc(distance / 3) : 0;
        }
    },
    BILINEAR(2, 1) {
        @Override
        double weight(double distance) {
            return Math.max(0, 1 - Math.abs(distance));
        }
    },
    BICUBIC(3, 2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((KEYS + 2) * x - (KEYS + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * KEYS : 0;
        }
    },
    BOX(4, 0.5) {
        @Override
        double weight(double distance) {
            return distance > -0.5 && distance <= 0.5 ? 1 : 0;
        }
    },
    HAMMING(5, 1) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            // the window's two numbers are floats in Pillow
            return x < 1 ? sinc(x) * (0.54f + 0.46f * StrictMath.cos(Math.PI * x)) : 0;
        }
    };

    /** Keys' parameter of the cubic. */
    private static final double KEYS = -0.5;

    private final int number;
    private final double radius;

    Resampling(int number, double radius) {
        this.number = number;
        this.radius = radius;
    }

    /**
     * The filter of a number, as {@code resample} in {@code preprocessor_config.json} gives it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Resampling numbered(int number) {
        return Arrays.stream(values())
                .filter(filter -> filter.number == number)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "expected a filter number of 0 to 5, got " + number));
    }

    /**
     * The filter of a name such as {@code bicubic}.
     *
     * @throws BadInputException if there is none
     */
    public static Resampling named(String name) {
        List<String> names = Arrays.stream(values()).map(filter -> filter.lowerCaseName()).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new BadInputException(
                    "filter: expected one of "
                            + names
                            + ", got \""
                            + name
                            + "\""
                            + Nearest.hint(name, names));
        }
        return values()[index];
    }

    /**
     * A picture in another size.
     *
     * @throws IllegalArgumentException if a side is below 1
     * @throws BadInputException if the result or the step to it would not fit in an array
     */
    public PixelImage resize(PixelImage image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "expected sides of 1 or more, got " + width + " x " + height);
        }
        return resize(Canvas.of(image), new Extent(height, width), Span.of(height), Span.of(width));
    }

    /**
     * The part of a resized canvas that lies in the given rows and columns; nothing else of it is
     * computed or held.
     */
    PixelImage resize(Canvas canvas, Extent resized, Span rows, Span columns) {
        AxisSampling across = along(canvas.width(), resized.width(), columns);
        AxisSampling down = along(canvas.height(), resized.height(), rows);
        int rowBytes = PixelImage.CHANNELS * columns.length();
        byte[] narrowed = acrossRows(canvas, across, down.inputs(), rowBytes);
        byte[] rgb = allocate(rows.length(), rowBytes);
        for (int i = 0; i < rows.length(); i++) {
            down.column(narrowed, rowBytes, i, rgb, i * rowBytes);
        }
        return PixelImage.owning(columns.length(), rows.length(), rgb);
    }

    private static byte[] acrossRows(Canvas canvas, AxisSampling across, Span rows, int rowBytes) {
        byte[] narrowed = allocate(rows.length(), rowBytes);
        byte[] row = new byte[PixelImage.CHANNELS * canvas.width()];
        byte[] bare = new byte[rowBytes];
        canvas.copyBareRow(row);
        across.row(row, bare, 0);
        for (int i = 0; i < rows.length(); i++) {
            if (canvas.copyRow(rows.from() + i, row)) {
                across.row(row, narrowed, i * rowBytes);
            } else {
                System.arraycopy(bare, 0, narrowed, i * rowBytes, rowBytes);
            }
        }
        return narrowed;
    }

    private static byte[] allocate(int rows, int rowBytes) {
        if ((long) rows * rowBytes > Integer.MAX_VALUE - 16) {
            throw new BadInputException(
                    "resizing: expected a picture that fits in memory, got %d x %d pixels"
                            .formatted(rowBytes / PixelImage.CHANNELS, rows));
        }
        return new byte[rows * rowBytes];
    }

    private AxisSampling along(int inputs, int outputs, Span wanted) {
        // Pillow skips an axis that keeps its size
        return inputs == outputs ? Picked.same(wanted) : axis(inputs, outputs, wanted);
    }

    AxisSampling axis(int inputs, int outputs, Span wanted) {
        return Weighted.of(this, inputs, outputs, wanted);
    }

    /** Half the width of the filter, in samples of the coarser side. */
    double radius() {
        return radius;
    }

    /** The filter's value at a distance in samples of the coarser side. */
    abstract double weight(double distance);

    private String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** StrictMath, so that every platform rounds alike. */
    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }
}
