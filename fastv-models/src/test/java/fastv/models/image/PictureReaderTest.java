package fastv.models.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fastv.core.error.BadInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PictureReaderTest {
    private static final byte[] NO_PALETTE = {};

    private final PictureReader reader = PictureReader.standard();
    private final Path folder;

    PictureReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void reads_back_what_a_png_holds_down_to_one_pixel() throws IOException {
        for (PixelImage image :
                new PixelImage[] {Pictures.random(1, 1, 1), Pictures.random(7, 3, 2)}) {
            Path file = Files.write(folder.resolve("picture.png"), Pictures.png(image));
            assertThat(reader.read(file)).isEqualTo(image);
        }
    }

    @Test
    void sixteen_bit_grey_is_clipped_and_other_sixteen_bit_samples_keep_their_high_byte() {
        byte[] grey = {0, 0, 7, 1, 7};
        assertThat(decode(2, 16, 0, grey)).containsExactly(7, 7, 7, 255, 255, 255);
        byte[] rgb = {0, 1, 99, 2, 99, 3, 99};
        assertThat(decode(1, 16, 2, rgb)).containsExactly(1, 2, 3);
        byte[] greyAlpha = {0, 9, 99, 0, 0};
        assertThat(decode(1, 16, 4, greyAlpha)).containsExactly(9, 9, 9);
    }

    @Test
    void alpha_is_dropped_without_blending() {
        byte[] rgba = {0, 10, 20, 30, 0};
        assertThat(decode(1, 8, 6, rgba)).containsExactly(10, 20, 30);
        byte[] greyAlpha = {0, 40, 0};
        assertThat(decode(1, 8, 4, greyAlpha)).containsExactly(40, 40, 40);
    }

    @Test
    void few_bit_grey_is_spread_over_the_range_and_a_palette_is_looked_up() {
        byte[] twoBits = {0, 0b00_01_10_11};
        assertThat(decode(4, 2, 0, twoBits))
                .containsExactly(0, 0, 0, 85, 85, 85, 170, 170, 170, 255, 255, 255);
        byte[] palette = {1, 2, 3, 4, 5, 6};
        byte[] file = Pictures.png(2, 1, 8, 3, palette, new byte[] {0, 1, 0});
        assertThat(reader.read(file, "p").rgb()).containsExactly(4, 5, 6, 1, 2, 3);
    }

    @Test
    void grey_jpeg_is_not_gamma_corrected() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 16, 16, filled(256, 60));
        assertThat(reader.read(jpeg(image), "g").rgb()).containsOnly((byte) 60);
    }

    @Test
    void the_exif_orientation_is_applied_only_where_it_is_wanted() throws IOException {
        byte[] plain = jpeg(new BufferedImage(24, 8, BufferedImage.TYPE_INT_RGB));
        byte[] turned = withOrientation(plain, 6);
        assertThat(reader.read(turned, "j").width()).isEqualTo(24);
        PixelImage upright = new PictureReader(1000, true).read(turned, "j");
        assertThat(upright.width()).isEqualTo(8);
        assertThat(upright.height()).isEqualTo(24);
    }

    @Test
    void a_file_cut_anywhere_before_its_last_chunk_is_refused() throws IOException {
        byte[] png = Pictures.png(Pictures.random(9, 9, 4));
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        byte[] jpeg = jpeg(image);
        for (int length = 0; length < png.length - 20; length++) {
            assertRefused(Arrays.copyOf(png, length));
        }
        for (int length = 0; length < jpeg.length; length++) {
            assertRefused(Arrays.copyOf(jpeg, length));
        }
        assertThatThrownBy(() -> reader.read(Arrays.copyOf(png, png.length - 40), "cut.png"))
                .hasMessage("cut.png: expected a readable PNG picture: the file ends early");
    }

    @ParameterizedTest
    @CsvSource({"20000, 20000", "70000, 1", "-2147483648, 1", "-1, -1", "2147483647, 2147483647"})
    void a_claimed_size_beyond_the_limit_is_refused_before_decoding(int width, int height) {
        byte[] file = Pictures.png(width, height, 8, 2, NO_PALETTE, new byte[4]);
        assertThatThrownBy(() -> reader.read(file, "big.png"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "big.png: expected a picture of at most 64000000 pixels and sides of at"
                                + " most 65535, got %d x %d",
                        Integer.toUnsignedLong(width), Integer.toUnsignedLong(height));
    }

    @Test
    void a_size_of_nothing_is_refused() {
        byte[] file = Pictures.png(0, 5, 8, 2, NO_PALETTE, new byte[4]);
        assertThatThrownBy(() -> reader.read(file, "flat.png"))
                .hasMessageContaining("a picture of 0 x 5 pixels");
    }

    @Test
    void a_text_named_png_is_refused_with_the_formats_there_are() throws IOException {
        Path file = Files.writeString(folder.resolve("text.png"), "no picture");
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        file
                                + ": expected a picture in one of the formats [PNG, JPEG, GIF],"
                                + " got no known picture format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RIFF\0\0\0\0WEBPVP8 ", "....ftypavif", "BM......", "II*\0...."})
    void a_format_without_an_exact_decoder_is_named(String start) {
        byte[] file = start.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> reader.read(file, "x"))
                .hasMessageMatching(".*\\[PNG, JPEG, GIF\\], got (WEBP|AVIF|BMP|TIFF)");
    }

    @Test
    void missing_empty_and_wrong_files_are_told_apart() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.png"));
        assertThatThrownBy(() -> reader.read(empty)).hasMessageEndingWith("got an empty file");
        Path missing = folder.resolve("missing.png");
        assertThatThrownBy(() -> reader.read(missing)).hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> reader.read(folder)).hasMessageContaining("got a folder");
    }

    private int[] decode(int width, int depth, int colourType, byte[] row) {
        byte[] rgb =
                reader.read(Pictures.png(width, 1, depth, colourType, NO_PALETTE, row), "p").rgb();
        int[] levels = new int[rgb.length];
        Arrays.setAll(levels, i -> rgb[i] & 0xff);
        return levels;
    }

    private void assertRefused(byte[] file) {
        assertThatThrownBy(() -> reader.read(file, "cut")).isInstanceOf(BadInputException.class);
    }

    private static int[] filled(int length, int level) {
        int[] levels = new int[length];
        Arrays.fill(levels, level);
        return levels;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", file);
        return file.toByteArray();
    }

    /** Puts an EXIF segment with one entry behind the start marker. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) {
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + 36);
        file.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 34);
        file.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        file.putShort((short) 1).putShort((short) 274).putShort((short) 3).putInt(1);
        file.putShort((short) orientation).putShort((short) 0).putInt(0);
        return file.put(jpeg, 2, jpeg.length - 2).array();
    }
}
