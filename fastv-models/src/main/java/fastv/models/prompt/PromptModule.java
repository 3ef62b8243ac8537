package fastv.models.prompt;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.MapBinder;
import fastv.core.conformance.ConformanceKind;
import fastv.core.plugin.Parts;
import java.util.Map;

/** The prompt templates this jar brings, under the names that YAML files use. */
public final class PromptModule extends AbstractModule {

    @Override
    protected void configure() {
        var templates = MapBinder.newMapBinder(binder(), String.class, PromptTemplate.class);
        templates.addBinding("vicuna_v1").toInstance(VicunaV1.TEMPLATE);
        templates.addBinding("llava-hf").toInstance(LlavaHf.TEMPLATE);
        templates.addBinding("mistral-instruct").toInstance(MistralInstruct.TEMPLATE);
        templates.addBinding("plain").toInstance(PlainText.TEMPLATE);

        var kinds = MapBinder.newMapBinder(binder(), String.class, ConformanceKind.class);
        bind(PromptSegmentsKind.class);
        kinds.addBinding("prompt-segments").to(PromptSegmentsKind.class);
    }

    @Provides
    Parts<PromptTemplate> templates(Map<String, PromptTemplate> byName) {
        return new Parts<>("prompt template", byName);
    }
}
