package fastv.eval.scenes;

import fastv.core.error.BadInputException;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Up to 8 x 8 scenes on one page, three times as large, their first question below each. */
public final class ContactSheet {
    private static final int PER_SIDE = 8;
    private static final int PICTURE = 3 * Scene.SIDE;
    private static final int GAP = 12;
    private static final int LINE = 13;
    private static final int LINES = 7;
    private static final int WIDTH = PICTURE + GAP;
    private static final int HEIGHT = PICTURE + GAP + LINES * LINE;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    /**
     * Draws the first 64 examples of a source.
     *
     * @throws BadInputException if the file cannot be written
     */
    public void write(SceneSource source, Path file) {
        BufferedImage sheet =
                new BufferedImage(
                        PER_SIDE * WIDTH + GAP, PER_SIDE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.setFont(FONT);
        graphics.setColor(Color.BLACK);
        for (int i = 0; i < PER_SIDE * PER_SIDE; i++) {
            int left = GAP + i % PER_SIDE * WIDTH;
            int top = GAP + i / PER_SIDE * HEIGHT;
            draw(graphics, source.example(i), left, top);
        }
        graphics.dispose();
        try {
            ScenePicture.writePng(sheet, file);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static void draw(Graphics2D graphics, SceneExample example, int left, int top) {
        BufferedImage picture = ScenePicture.of(example.scene()).image();
        graphics.drawImage(picture, left, top, PICTURE, PICTURE, null);
        SceneQuestion turn = example.turns().get(0);
        List<String> lines = new ArrayList<>();
        FontMetrics metrics = graphics.getFontMetrics();
        (turn.question() + "\n> " + turn.answer())
                .lines()
                .forEach(line -> lines.addAll(wrapped(line, metrics)));
        for (int i = 0; i < Math.min(LINES, lines.size()); i++) {
            graphics.drawString(lines.get(i), left, top + PICTURE + (i + 1) * LINE - 1);
        }
    }

    private static List<String> wrapped(String text, FontMetrics metrics) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (metrics.stringWidth(longer) > PICTURE) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
