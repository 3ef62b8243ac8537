package fastv.models.checkpoint.sample;

import fastv.models.checkpoint.ExpectedTensor;
import fastv.models.checkpoint.LlavaConfig;
import fastv.models.checkpoint.ShapeCheck;
import java.util.ArrayList;
import java.util.List;

/** The tensors of a LLaVA file as others write it: also the tower's last blocks and norm. */
public final class WholeLlava {
    private WholeLlava() {}

    /** All tensors, those that never run in inference included. */
    public static List<ExpectedTensor> tensors(LlavaConfig config) {
        LlavaConfig wholeTower =
                new LlavaConfig(
                        config.text(),
                        config.vision(),
                        config.imageTokenId(),
                        config.vision().layers(),
                        config.featureSelect(),
                        config.projectorActivation(),
                        config.projectorBias(),
                        config.imageSeqLength());
        List<ExpectedTensor> tensors = new ArrayList<>(ShapeCheck.expected(wholeTower));
        for (ExpectedTensor tensor : List.copyOf(tensors)) {
            if (tensor.name().startsWith("vision.pre_layrnorm.")) {
                String name = tensor.name().replace("pre_layrnorm", "post_layernorm");
                tensors.add(new ExpectedTensor(name, tensor.axes()));
            }
        }
        return tensors;
    }
}
