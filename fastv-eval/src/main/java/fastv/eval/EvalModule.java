package fastv.eval;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import fastv.core.conformance.ConformanceKind;
import fastv.core.plugin.FastvPlugin;
import fastv.core.plugin.Part;
import fastv.core.score.Scorer;
import fastv.eval.data.QuestionFolder;
import fastv.eval.data.SampleSource;
import fastv.eval.data.easyvqa.EasyVqaSamples;
import fastv.eval.metric.answer.AnswerMetricsKind;
import fastv.eval.metric.caption.CaptionMetricsKind;
import fastv.eval.metric.scorer.CaptionScorer;
import fastv.eval.metric.scorer.ChoiceScorer;
import fastv.eval.metric.scorer.ExactMatchScorer;
import fastv.eval.metric.scorer.YesNoScorer;
import fastv.eval.scenes.ClipFormat;
import fastv.eval.scenes.QuestionKind;
import fastv.eval.scenes.SceneFormat;
import fastv.eval.scenes.SceneVocabulary;
import fastv.eval.scenes.kind.Caption;
import fastv.eval.scenes.kind.ColorOfShape;
import fastv.eval.scenes.kind.Count;
import fastv.eval.scenes.kind.Exists;
import fastv.eval.scenes.kind.MultipleChoice;
import fastv.eval.scenes.kind.ObjectList;
import fastv.eval.scenes.kind.PlaceList;
import fastv.eval.scenes.kind.ReadNumber;
import fastv.eval.scenes.kind.ShapeOfColor;
import fastv.eval.scenes.kind.Side;
import fastv.eval.scenes.kind.SizeOf;
import fastv.eval.scenes.kind.Spatial;

/**
 * What this jar brings under public names: golden kinds, data formats, scorers, the kinds of
 * question about scenes.
 */
public final class EvalModule extends AbstractModule implements FastvPlugin {
    @Override
    protected void configure() {
        var kinds = MapBinder.newMapBinder(binder(), String.class, ConformanceKind.class);
        kinds.addBinding("caption-metrics").toInstance(new CaptionMetricsKind());
        kinds.addBinding("answer-metrics").toInstance(new AnswerMetricsKind());

        var scorers = MapBinder.newMapBinder(binder(), String.class, Scorer.class);
        scorers.addBinding("exact-match").toInstance(new ExactMatchScorer());
        scorers.addBinding("choice").toInstance(new ChoiceScorer());
        scorers.addBinding("yes-no").toInstance(new YesNoScorer());
        scorers.addBinding("caption").toInstance(new CaptionScorer());

        bind(SceneVocabulary.class);

        MapBinder<String, Part<?, SampleSource>> formats =
                MapBinder.newMapBinder(
                        binder(), new TypeLiteral<String>() {}, new TypeLiteral<>() {});
        formats.addBinding("folder").toInstance(QuestionFolder.PART);
        formats.addBinding("scenes").toProvider(SceneFormat.class);
        formats.addBinding("clips").toInstance(ClipFormat.PART);
        formats.addBinding("easy-vqa").toInstance(EasyVqaSamples.PART);

        var questions = MapBinder.newMapBinder(binder(), String.class, QuestionKind.class);
        questions.addBinding(Caption.NAME).toInstance(new Caption());
        questions.addBinding(ObjectList.NAME).toInstance(new ObjectList());
        questions.addBinding(ColorOfShape.NAME).toInstance(new ColorOfShape());
        questions.addBinding(ShapeOfColor.NAME).toInstance(new ShapeOfColor());
        questions.addBinding(PlaceList.NAME).toInstance(new PlaceList());
        questions.addBinding(Side.NAME).toInstance(new Side());
        questions.addBinding(SizeOf.NAME).toInstance(new SizeOf());
        questions.addBinding(Exists.NAME).toInstance(new Exists());
        questions.addBinding(Count.NAME).toInstance(new Count());
        questions.addBinding(Spatial.NAME).toInstance(new Spatial());
        questions.addBinding(ReadNumber.NAME).toInstance(new ReadNumber());
        questions.addBinding(MultipleChoice.NAME).toInstance(new MultipleChoice());
    }
}
