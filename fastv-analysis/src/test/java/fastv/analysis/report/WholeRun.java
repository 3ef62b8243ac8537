package fastv.analysis.report;

import com.google.gson.JsonElement;
import fastv.analysis.attention.AttentionReading;
import fastv.analysis.attention.AttentionRecord;
import fastv.analysis.drift.DriftRecord;
import fastv.analysis.loyalty.LoyaltyRecord;
import fastv.analysis.map.AttentionMapRecord;
import fastv.analysis.scores.ScoresRecord;
import fastv.analysis.scores.ShownPicture;
import fastv.analysis.scores.StageScores;
import fastv.analysis.shift.ShiftRecord;
import fastv.core.prune.FloatMatrix;
import fastv.core.token.PatchGrid;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A run with every analysis on, so that its report has every figure. */
final class WholeRun {
    /** Six image tokens, two rows of three. */
    private static final PatchGrid GRID = new PatchGrid(2, 3, 0, 0, 20, 20, 60, 40);

    private WholeRun() {}

    static Path write(Path temp) throws IOException {
        Path picture = temp.resolve("picture.png");
        ImageIO.write(picture(), "png", picture.toFile());
        List<String> settings =
                List.of(
                        "none",
                        "fastv(k=0, r=0.5)",
                        "fastv(k=0, r=0.75)",
                        "fastv(k=1, r=0.5)",
                        "fastv(k=1, r=0.75)",
                        "random(k=1, r=0.5)");
        try (RunFixture run = new RunFixture(temp, "whole")) {
            for (int sample = 0; sample < 8; sample++) {
                for (int i = 0; i < settings.size(); i++) {
                    run.answer(
                            settings.get(i),
                            "s" + sample,
                            "Is there a <b>circle</b> left of the square?",
                            (sample + i) % 5 < 4 ? "yes" : "no",
                            extra(i, sample, picture));
                }
            }
            return run.folder();
        }
    }

    private static BufferedImage picture() {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setPaint(Color.WHITE);
        g.fillRect(0, 0, 60, 40);
        g.setPaint(Color.RED);
        g.fillOval(5, 5, 30, 30);
        g.dispose();
        return image;
    }

    private static Map<String, JsonElement> extra(int setting, int sample, Path picture) {
        Map<String, JsonElement> extra = new TreeMap<>();
        extra.put(AttentionRecord.NAME, attention(setting, sample).json());
        if (setting == 0) {
            extra.put(ShiftRecord.NAME, shift(sample).json());
            if (sample == 0) {
                extra.put(AttentionMapRecord.NAME, map().json());
            }
        } else {
            extra.put(
                    LoyaltyRecord.NAME,
                    new LoyaltyRecord(sample % setting != 0, sample > 1, 0.1 * setting, 0.2, 1)
                            .json());
            extra.put(
                    DriftRecord.NAME,
                    new DriftRecord(List.of(0f, 0.1f * setting + 0.01f * sample), List.of(1f, 0.9f))
                            .json());
        }
        extra.put(ScoresRecord.NAME, scores(setting, picture).json());
        return extra;
    }

    private static AttentionRecord attention(int setting, int sample) {
        float system = 0.3f + 0.02f * setting + 0.01f * sample;
        FloatMatrix shallow = new FloatMatrix(1, 4, new float[] {0.2f, 0.4f, 0.3f, 0.1f});
        FloatMatrix deep = new FloatMatrix(1, 4, new float[] {system, 0.1f, 0.5f - system, 0.4f});
        List<Integer> tokens = List.of(2, 6, 2, 1);
        return new AttentionRecord(
                3,
                1,
                Map.of(
                        AttentionRecord.PRODUCING,
                        new AttentionReading(
                                1,
                                List.of(tokens, tokens, tokens),
                                List.of(shallow, shallow, deep))));
    }

    private static ShiftRecord shift(int sample) {
        float late = 0.02f * sample;
        return new ShiftRecord(
                List.of(0, 2),
                new FloatMatrix(
                        2,
                        6,
                        new float[] {
                            0.1f,
                            0.1f,
                            0.1f,
                            0.1f,
                            0.1f,
                            0.1f,
                            0.01f,
                            0.02f,
                            0.03f,
                            0.05f,
                            0.1f,
                            0.2f + late
                        }),
                List.of(0.05f, 0.4f, 0.05f, 0.05f, 0.3f, 0.05f),
                List.of(0.99f, 0.9f, 0.7f),
                0.8f);
    }

    private static AttentionMapRecord map() {
        int side = 10;
        float[] blocks = new float[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column <= row; column++) {
                blocks[row * side + column] = column == 0 ? 0.6f : 0.4f / (row + 1);
            }
        }
        FloatMatrix matrix = new FloatMatrix(side, side, blocks);
        return new AttentionMapRecord(
                side,
                1,
                List.of(
                        new AttentionMapRecord.Border("system", 0, 0),
                        new AttentionMapRecord.Border("image", 2, 2),
                        new AttentionMapRecord.Border("instruction", 8, 8)),
                List.of(
                        new AttentionMapRecord.LayerMap(0, matrix, 0.6),
                        new AttentionMapRecord.LayerMap(2, matrix, 0.6)),
                List.of(new AttentionMapRecord.Anchor(2, 0, "system", "<s>", 0.6)));
    }

    private static ScoresRecord scores(int setting, Path picture) {
        ShownPicture shown = new ShownPicture(picture.toString(), GRID);
        List<Integer> all = IntStream.range(0, 6).boxed().toList();
        if (setting == 0) {
            return new ScoresRecord(List.of(shown), List.of());
        }
        boolean random = setting == 5;
        List<Float> scores =
                random
                        ? List.of(0.5f, 0.1f, 0.9f, 0.3f, 0.2f, 0.7f)
                        : List.of(0.1f, 0.5f, 0.05f, 0.2f, 0.9f, 0.01f);
        return new ScoresRecord(
                List.of(shown),
                List.of(
                        new StageScores(
                                random ? "random" : "attention",
                                "before-layer 1",
                                0,
                                all,
                                scores,
                                random ? List.of(0, 2, 5) : List.of(1, 3, 4))));
    }
}
