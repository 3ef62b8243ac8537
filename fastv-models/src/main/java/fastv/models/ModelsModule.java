package fastv.models;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import fastv.core.conformance.ConformanceKind;
import fastv.core.model.ModelAdapter;
import fastv.core.model.ModelConformanceKind;
import fastv.core.model.RandomClip;
import fastv.core.model.SampleCheckpoint;
import fastv.core.plugin.FastvPlugin;
import fastv.core.training.TrainableFamily;
import fastv.models.clip.RandomTowers;
import fastv.models.image.ImageProcessingKind;
import fastv.models.llama.LlamaAdapter;
import fastv.models.llama.LlamaTextKind;
import fastv.models.llava.LlavaAdapter;
import fastv.models.llava.LlavaBaselineKind;
import fastv.models.llava.LlavaFamily;
import fastv.models.llava.SampleLlava;
import fastv.models.prompt.PromptModule;

/** The model families that this jar opens, and the golden kinds that judge them. */
public final class ModelsModule extends AbstractModule implements FastvPlugin {

    @Override
    protected void configure() {
        install(new PromptModule());

        var adapters = MapBinder.newMapBinder(binder(), String.class, ModelAdapter.class);
        adapters.addBinding(LlavaAdapter.NAME).to(LlavaAdapter.class); // arXiv:2310.03744
        adapters.addBinding(LlamaAdapter.NAME).to(LlamaAdapter.class); // arXiv:2302.13971

        var trainable = MapBinder.newMapBinder(binder(), String.class, TrainableFamily.class);
        trainable.addBinding(LlavaAdapter.NAME).to(LlavaFamily.class);

        bind(SampleCheckpoint.class).to(SampleLlava.class);
        bind(RandomClip.class).toInstance(new RandomTowers());

        var kinds = MapBinder.newMapBinder(binder(), String.class, ConformanceKind.class);
        kinds.addBinding("image-processing").to(ImageProcessingKind.class);

        var onModels = MapBinder.newMapBinder(binder(), String.class, ModelConformanceKind.class);
        onModels.addBinding("llama-text").to(LlamaTextKind.class);
        onModels.addBinding("llava-baseline").to(LlavaBaselineKind.class);
    }
}
