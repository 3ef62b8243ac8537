package fastv.eval.training;

import fastv.core.training.TrainableModel;
import fastv.core.training.TrainingBatch;
import fastv.eval.scenes.PatchLabels;
import fastv.eval.scenes.SceneExample;
import fastv.eval.training.ConversationEncoder.Encoded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Puts pictures and conversations side by side into arrays. Not for several threads. */
final class BatchMaker {
    private final TrainableModel model;
    private final ConversationEncoder encoder;
    private final int side;

    /**
     * @param side pixels of a picture
     */
    BatchMaker(TrainableModel model, ConversationEncoder encoder, int side) {
        this.model = model;
        this.encoder = encoder;
        this.side = side;
    }

    /** Pictures with what is to be seen in them. */
    TrainingBatch.See see(List<SceneExample> examples) {
        List<float[]> pixels = new ArrayList<>();
        long[] widths = PatchLabels.CLASSES.values().stream().mapToLong(i -> i).toArray();
        long[] classes =
                new long[widths.length * examples.size() * PatchLabels.GRID * PatchLabels.GRID];
        List<boolean[]> pairs = new ArrayList<>();
        for (SceneExample example : examples) {
            pixels.add(model.pixelValues(example.pixels()));
            List<int[]> aspects = example.patchLabels().aspects();
            for (int aspect = 0; aspect < widths.length; aspect++) {
                int[] labels = aspects.get(aspect);
                int first = (aspect * examples.size() + pairs.size()) * labels.length;
                for (int patch = 0; patch < labels.length; patch++) {
                    classes[first + patch] = labels[patch];
                }
            }
            pairs.add(example.pairs());
        }
        return new TrainingBatch.See(
                examples.size(), side, joined(pixels), widths, classes, flags(pairs));
    }

    /** Conversations, padded behind to the length of the longest. */
    TrainingBatch.Speak speak(List<PictureLesson> lessons) {
        List<Encoded> encoded = new ArrayList<>();
        List<float[]> pixels = new ArrayList<>();
        for (PictureLesson lesson : lessons) {
            encoded.add(encoder.encode(lesson.turns()));
            pixels.add(model.pixelValues(lesson.rgb()));
        }
        int tokens = encoded.stream().mapToInt(one -> one.ids().length).max().orElse(0);
        long[] ids = new long[tokens * encoded.size()];
        LongStream.Builder imageAt = LongStream.builder();
        LongStream.Builder answerAt = LongStream.builder();
        LongStream.Builder labels = LongStream.builder();
        for (int i = 0; i < encoded.size(); i++) {
            Encoded one = encoded.get(i);
            int first = i * tokens;
            for (int row = 0; row < one.ids().length; row++) {
                ids[first + row] = one.ids()[row];
            }
            for (int row : one.imageRows()) {
                imageAt.add(first + row);
            }
            for (int row : one.answerRows()) {
                answerAt.add(first + row);
                labels.add(one.label(row));
            }
        }
        return new TrainingBatch.Speak(
                encoded.size(),
                side,
                joined(pixels),
                tokens,
                ids,
                imageAt.build().toArray(),
                answerAt.build().toArray(),
                labels.build().toArray());
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static float[] flags(List<boolean[]> rows) {
        float[] all = new float[rows.size() * rows.get(0).length];
        int at = 0;
        for (boolean[] row : rows) {
            for (boolean flag : row) {
                all[at++] = flag ? 1 : 0;
            }
        }
        return all;
    }
}
